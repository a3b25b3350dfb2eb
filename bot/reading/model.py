"""A message and what was known before it → its reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from scipy.special import expit, log_softmax, softmax

from bot.reading import labels, segments
from bot.reading.distress import level_of
from bot.reading.encoder import embedded, layer_of, through
from bot.reading.packed_file import Floats, packed_file
from bot.reading.situations import FACTS, facts_of, said_ids, text_pieces
from bot.reading.weights import Weights, read
from language.thresholds import ALONE, SECOND_TOPIC, SIGN, SIGNS, TOPIC, TOPIC_OF_OFFERS

ROLES = np.array(labels.ROLE_OF_LABEL)
DETAILS = np.array(labels.DETAIL_OF_LABEL)
KEYS = {"answer": "value", "correction": "about"}
NOTHING = {
    "segments": [], "for": "self", "signs": [], "distress": "none", "distress_scores": {"check": 0.0, "crisis": 0.0},
}  # fmt: skip


@dataclass(frozen=True)
class Margins:
    """What the network says of one message: a row for each piece, and two rows for the whole."""

    rows: Floats
    spans: list[tuple[int, int]]
    chances: Floats
    cuts: Floats
    people: Floats
    signs: Floats
    distress: Floats


class ReadingModel:
    """The network, its weights unpacked; about 60 MB."""

    def __init__(self, weights: Weights) -> None:
        file = packed_file()
        self._file, self.weights, self._heads = file, weights, weights.heads
        self.settings = weights.settings
        self._layers = [layer_of(file, number) for number in range(weights.frozen)]

    def read(
        self, text: str, situation: Mapping[str, Any], entities: Sequence[Mapping[str, Any]] = ()
    ) -> dict[str, Any]:
        """Return the reading of a message; each of `entities` (start, end, entity) gets its row in `mentions`.

        `situation` has task, slot, kind and what the assistant `said` last; an empty one means a first message.
        """
        if not text.strip():
            return {**NOTHING, "confidence": 0.0, "mentions": [("mentioned", "other")] * len(entities)}
        margins = self.margins(text, situation)
        parts = self.segments(text, margins)
        if any(part["role"] == "question" for part in parts):
            # What was said last is near in mind, and not always what is asked for: 在哪里上课 after 没有手语翻译.
            self._look_again(parts, self.margins(text, {**situation, "said": ""}), margins)
        _, check, crisis = softmax(margins.distress).tolist()
        scores = {"check": round(check, 4), "crisis": round(crisis, 4)}
        felt = any(part["role"] == "distress" for part in parts)
        for part in parts:
            del part["run"]
        return {
            "segments": parts,
            "for": labels.PEOPLE[int(margins.people.argmax())],
            "signs": self._signs(margins),
            "distress": level_of(scores, felt),
            "distress_scores": scores,
            "confidence": min(part["confidence"] for part in parts),
            "mentions": [self._mention(one, margins) for one in entities],
        }

    def margins(self, text: str, situation: Mapping[str, Any]) -> Margins:
        """Return what the network says of every piece of a message."""
        file, pieces = self._file, text_pieces(text)
        said = said_ids(str(situation.get("said") or ""))
        rows = embedded(file, [file.begin, *said, file.end, *pieces.ids, file.end])
        for layer in self._layers:
            rows = through(layer, rows, file.heads, file.epsilon)
        facts = facts_of(situation, self.weights.facts)
        known = [self._heads[f"fact.{fact}"][number] for fact, number in zip(FACTS, facts, strict=True)]
        rows = np.concatenate([np.stack(known), rows])
        for layer in self.weights.layers:
            rows = through(layer, rows, file.heads, file.epsilon)
        first = len(FACTS) + len(said) + 2
        rows = rows[first : first + len(pieces.ids)]
        before = np.concatenate([np.zeros_like(rows[:1]), rows[:-1]])
        cuts = self._head("begins", np.concatenate([rows, before], axis=1))[:, 0]
        people, distress = (self._head(one, self._looked(rows, f"{one}_look")) for one in ("for", "distress"))
        signs = (softmax(self._head("signs_look", rows), axis=0) * self._head("signs", rows)).sum(axis=0)
        return Margins(rows, pieces.spans, log_softmax(self._labels(rows, ""), axis=1), cuts, people, signs, distress)

    def segments(self, text: str, margins: Margins) -> list[dict[str, Any]]:
        """Return the segments of a message as they stand in its reading."""
        settings = self.settings
        found = segments.runs(margins.chances, margins.cuts, settings["weight"], settings["switch"])
        shares = [self.shares(margins, run) for run in found]
        runs = [
            segments.Run(run.first, run.last, int(share.argmax())) for run, share in zip(found, shares, strict=True)
        ]
        runs = segments.merged(runs)
        places = segments.cut_places(text, [margins.spans[run.first][0] for run in runs])
        parts = []
        for run, start, end in zip(runs, places, [*places[1:], len(text)], strict=True):
            if end > start:
                parts.append(self._part(margins, run, start, end))
        return parts

    def _part(self, margins: Margins, run: segments.Run, start: int, end: int) -> dict[str, Any]:
        label = labels.LABELS[run.label]
        part: dict[str, Any] = {"start": start, "end": end, "role": label.role}
        part |= dict.fromkeys(("intent", "value", "option", "about"))
        part[KEYS.get(label.role, "intent")] = label.detail
        part["topics"] = []
        part["run"] = run
        part["confidence"] = round(float(self.shares(margins, run)[run.label]), 4)
        return part

    def _signs(self, margins: Margins) -> list[str]:
        """Return what the whole message shows."""
        shares = zip(labels.SIGNS, map(_share, margins.signs), strict=True)
        return [name for name, share in shares if share >= SIGNS.get(name, SIGN)]

    def _look_again(self, parts: list[dict[str, Any]], alone: Margins, after: Margins) -> None:
        """Set the subjects of the questions, by the message `alone` and `after` what was said last."""
        for part in parts:
            run: segments.Run = part["run"]
            if part["role"] == "question":
                rows = [one.rows[run.first : run.last].mean(axis=0) for one in (alone, after)]
                shares = [expit(self._head("topics", row)) for row in rows]
                part["topics"] = self._subjects(ALONE * shares[0] + (1 - ALONE) * shares[1])

    @staticmethod
    def _subjects(found: Floats) -> list[str]:
        """Return what a question asks for, the surest first; nothing where it is none of the known subjects."""
        sure = [(labels.SUBJECTS[at], float(found[at])) for at in found.argsort()[::-1]]
        first, *others = [one for one in sure if one[1] >= _bound_of(one[0])] or [("", 0.0)]
        return [name for name in (first[0], *(one for one, share in others if share >= SECOND_TOPIC)) if name]

    def shares(self, margins: Margins, run: segments.Run) -> Floats:
        """Return how likely each label is for the pieces of a run."""
        settings = self.settings
        rows, chances = margins.rows[run.first : run.last], margins.chances[run.first : run.last]
        whole = log_softmax(self._labels(rows.mean(axis=0), "s_"))
        both = settings["of_whole"] * whole + (1 - settings["of_whole"]) * chances.mean(axis=0)
        shares: Floats = softmax(both * settings["sharpness"])
        return shares

    def _mention(self, entity: Mapping[str, Any], margins: Margins) -> tuple[str, str]:
        start, end = int(entity["start"]), int(entity["end"])
        inside = [at for at, (a, b) in enumerate(margins.spans) if a < end and b > start]
        if not inside:
            return "mentioned", "other"
        row = margins.rows[inside].mean(axis=0)
        if entity["entity"] in labels.ENTITY_KINDS:
            row = row + self._heads["kinds"][labels.ENTITY_KINDS.index(entity["entity"])]
        polarity, role = self._head("polarity", row).argmax(), self._head("entity_role", row).argmax()
        return labels.POLARITIES[int(polarity)], labels.ENTITY_ROLES[int(role)]

    def _labels(self, rows: Floats, prefix: str) -> Floats:
        role, detail = self._head(f"{prefix}role", rows), self._head(f"{prefix}detail", rows)
        return self._head(f"{prefix}joint", rows) + role[..., ROLES] + detail[..., DETAILS]

    def _head(self, name: str, rows: Floats) -> Floats:
        margins: Floats = rows @ self._heads[f"{name}.w"] + self._heads[f"{name}.b"]
        return margins

    def _looked(self, rows: Floats, name: str) -> Floats:
        weights: Floats = softmax(self._head(name, rows)[:, 0])
        return weights @ rows


def _bound_of(subject: str) -> float:
    return TOPIC_OF_OFFERS if subject in labels.OF_OFFERS else TOPIC


def _share(margin: float) -> float:
    return float(1 / (1 + np.exp(-margin)))


@cache
def reading_model() -> ReadingModel:
    """Return the model with the weights of the package; it is loaded once."""
    return ReadingModel(read())
