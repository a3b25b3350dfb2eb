"""Examples as numbers, side by side: what one step of learning takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.reading.labels import (
    DISTRESS,
    ENTITY_KINDS,
    ENTITY_ROLES,
    LABELS,
    NUMBER,
    PEOPLE,
    POLARITIES,
    SIGNS,
    SUBJECTS,
    Label,
)
from bot.reading.packed_file import packed_file
from bot.reading.situations import facts_of, said_ids, text_pieces
from scripts.reading_model.examples import Example

Array = np.ndarray[Any, Any]
ALL = tuple(LABELS)


@dataclass(frozen=True)
class Lesson:
    """An example in numbers. Rows of `segments` and `mentions` begin with their first and last piece (exclusive)."""

    ids: list[int]
    first: int
    length: int
    facts: list[int]
    sets: list[int]
    begins: list[int]
    segments: list[tuple[int, int, int]]
    topics: list[list[float]]
    mentions: list[tuple[int, int, int, int, int]]
    for_whom: int
    distress: int
    signs: list[float]
    weight: float
    source: str


class Lessons:
    """Turns examples into lessons; remembers each set of labels that are right together."""

    def __init__(self, known: Mapping[str, list[str]]) -> None:
        self.known = known
        self._sets: dict[tuple[Label, ...], int] = {ALL: 0}

    def masks(self) -> Array:
        """Return for each set of labels 0 where a label is in it, and a large negative number where not."""
        table = np.full((len(self._sets), len(LABELS)), -1e4, np.float32)
        for labels, row in self._sets.items():
            table[row, [NUMBER[label] for label in labels]] = 0
        return table

    def of(self, example: Example, with_said: bool = True, with_facts: bool = True) -> Lesson:
        """Return the example in numbers; without what was known before where that is to be missed."""
        file = packed_file()
        said = said_ids(example.situation.said) if with_said else []
        pieces = text_pieces(example.text)
        where = vars(example.situation) if with_facts else {}
        facts = facts_of(where, self.known) if with_facts else [0, 0, 0]
        ends = np.cumsum([len(part.text) for part in example.parts]).tolist()
        owners = [_owner(span, ends) for span in pieces.spans]
        sets = [self._set(example.parts[owner].labels or ALL) for owner in owners]
        begins = [int(at > 0 and owner != owners[at - 1]) for at, owner in enumerate(owners)]
        segments, topics = [], []
        for number, part in enumerate(example.parts):
            where_at = [at for at, owner in enumerate(owners) if owner == number]
            if where_at:
                segments.append((where_at[0], where_at[-1] + 1, self._set(part.labels or ALL)))
                topics.append(_each_of(SUBJECTS, part.topics))
        return Lesson(
            [file.begin, *said, file.end, *pieces.ids, file.end], len(said) + 2, len(pieces.ids), facts, sets, begins,
            segments, topics, _mentions(example, pieces.spans),
            PEOPLE.index(example.for_whom) if example.for_whom in PEOPLE else -1,
            DISTRESS.index(example.distress) if example.distress else -1,
            _each_of(SIGNS, example.signs),
            example.weight, example.source,
        )  # fmt: skip

    def _set(self, labels: tuple[Label, ...]) -> int:
        return self._sets.setdefault(labels, len(self._sets))


def _each_of(names: tuple[str, ...], known: Mapping[str, bool]) -> list[float]:
    return [float(known.get(name, -1)) for name in names]


def _owner(span: tuple[int, int], ends: list[int]) -> int:
    middle = (span[0] + max(span[1], span[0] + 1) - 1) / 2
    return next((number for number, end in enumerate(ends) if middle < end), len(ends) - 1)


def _mentions(example: Example, spans: list[tuple[int, int]]) -> list[tuple[int, int, int, int, int]]:
    found = []
    for one in example.mentions:
        inside = [at for at, (start, end) in enumerate(spans) if start < one.end and end > one.start]
        if inside and one.kind in ENTITY_KINDS and one.role in ENTITY_ROLES and one.polarity in POLARITIES:
            found.append(
                (inside[0], inside[-1] + 1, ENTITY_KINDS.index(one.kind), POLARITIES.index(one.polarity),
                 ENTITY_ROLES.index(one.role))
            )  # fmt: skip
    return found


def batches(
    lessons: Sequence[Lesson], most: int, chance: np.random.Generator | None = None
) -> Iterator[dict[str, Array]]:
    """Yield lessons of like length together, at most `most` pieces in a batch; in random order with `chance`."""
    noise = chance.uniform(0, 6, len(lessons)) if chance else np.zeros(len(lessons))
    order = sorted(range(len(lessons)), key=lambda at: len(lessons[at].ids) + noise[at])
    groups: list[list[int]] = [[]]
    for at in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(lessons[at].ids) > most:
            groups.append([])
        groups[-1].append(at)
    if chance:
        chance.shuffle(groups)
    for group in groups:
        yield {**_padded([lessons[at] for at in group]), "order": np.array(group)}


def _padded(group: list[Lesson]) -> dict[str, Array]:
    rows, width, text = len(group), max(len(one.ids) for one in group), max(one.length for one in group)
    batch = {
        "ids": np.ones((rows, width), np.int32), "there": np.zeros((rows, width), np.float32),
        "text_at": np.zeros((rows, text), np.int32), "text_there": np.zeros((rows, text), np.float32),
        "sets": np.zeros((rows, text), np.int32), "begins": np.zeros((rows, text), np.float32),
        "piece_weight": np.zeros((rows, text), np.float32),
        "facts": np.array([one.facts for one in group], np.int32),
        "for": np.array([one.for_whom for one in group], np.int32),
        "distress": np.array([one.distress for one in group], np.int32),
        "signs": np.array([one.signs for one in group], np.float32),
        "weight": np.array([one.weight for one in group], np.float32),
        "knows_cuts": np.array([one.source == "writers" for one in group], np.float32),
    }  # fmt: skip
    for row, one in enumerate(group):
        batch["ids"][row, : len(one.ids)] = one.ids
        batch["there"][row, : len(one.ids)] = 1
        batch["text_at"][row, : one.length] = np.arange(one.length) + one.first
        batch["text_there"][row, : one.length] = 1
        batch["sets"][row, : one.length] = one.sets
        batch["begins"][row, : one.length] = one.begins
        for start, end, _ in one.segments:
            # a short answer beside a long story counts nearly as much
            batch["piece_weight"][row, start:end] = (end - start) ** -0.7
    segments = [(row, *one) for row, lesson in enumerate(group) for one in lesson.segments]
    mentions = [(row, *one) for row, lesson in enumerate(group) for one in lesson.mentions]
    batch["segments"] = np.array(segments, np.int32).reshape(-1, 4)
    batch["mentions"] = np.array(mentions, np.int32).reshape(-1, 6)
    batch["topics"] = np.array([one for lesson in group for one in lesson.topics], np.float32).reshape(
        -1, len(SUBJECTS)
    )
    return batch
