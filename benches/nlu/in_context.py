"""How well whole messages are read: labelled utterances of people who were held back, each in its situation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "tests" / "nlu" / "reading"
SITUATIONS = Path(__file__).parents[2] / "data" / "reading" / "contexts.jsonl"
MAIN = ("distress", "correction", "answer", "steering", "wish", "question")
"""roles by how much depends on them: the first that is there is the main act of a message"""
DETAIL = {"answer": "value", "correction": "about"}
Act = tuple[str, str | None]
Reading = Mapping[str, Any]
DISTRESS = ("check", "crisis")


@dataclass(frozen=True)
class Utterance:
    """What was said and when, and what a good clerk understood.

    `signs` is None where they are not known; `subjects` says of each question where it stands and what it asks for.
    """

    text: str
    situation: dict[str, Any]
    segments: tuple[tuple[int, int, Act], ...]
    for_whom: str
    distress: str
    entities: tuple[dict[str, Any], ...]
    signs: tuple[str, ...] | None = None
    subjects: tuple[tuple[int, int, tuple[str, ...]], ...] = ()

    @property
    def is_first(self) -> bool:
        """Whether nothing had been asked."""
        return bool(self.situation["c"] == "first")


Pair = tuple[Utterance, Reading]


def utterances(folder: Path = FOLDER, situations: Path = SITUATIONS, of: str = "w") -> list[Utterance]:
    """Return all utterances in `folder`: of writers (`w`), or of people who talked with the assistant (`s`)."""
    known = {row["c"]: row for row in _rows(situations)}
    return [_utterance(row, known) for file in sorted(folder.glob(f"{of}*.jsonl")) for row in _rows(file)]


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _utterance(row: dict[str, Any], known: dict[str, dict[str, Any]]) -> Utterance:
    parts, subjects, at, after, entities = [], [], 0, dict[str, int](), []
    for one in row["segments"]:
        parts.append((at, at + len(one["text"]), act_of(one)))
        if one["role"] == "question" and "topics" in one:
            subjects.append((at, at + len(one["text"]), tuple(one["topics"])))
        at += len(one["text"])
    for one in row["entities"]:
        start = row["text"].find(one["text"], after.get(one["text"], 0))
        if start >= 0:
            after[one["text"]] = start + len(one["text"])
            entities.append({**one, "entity": one["type"], "start": start, "end": start + len(one["text"])})
    return Utterance(
        row["text"], _situation(row, known), tuple(parts), row["for"], row["distress"], tuple(entities),
        tuple(row["signs"]) if "signs" in row else None, tuple(subjects),
    )  # fmt: skip


def _situation(row: dict[str, Any], known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the situation by its name, or the one that the row brings (people who really talked)."""
    if "c" in row:
        return known[row["c"]]
    own: dict[str, Any] = row["situation"]
    begins = own["slot"] is None and own["said"] == known["first"]["said"]
    return {"c": "first" if begins else "talk", **own}


def with_mentions(said: Sequence[Utterance], readings: Sequence[Reading]) -> list[Pair]:
    """Return each utterance beside its reading, with what the model makes of the entities that are really meant."""
    from bot.reading.model import reading_model

    model = reading_model()
    return [
        (one, {**reading, "mentions": model.read(one.text, one.situation, one.entities)["mentions"]})
        for one, reading in zip(said, readings, strict=True)
    ]


def act_of(segment: Mapping[str, Any]) -> Act:
    """Return the role of a segment with its intent, its value, or what it is about."""
    role = segment["role"]
    return role, None if role in ("background", "distress", "unclear") else segment.get(DETAIL.get(role, "intent"))


def acts_of(acts: Iterable[Act]) -> set[Act]:
    """Return those that somebody must react to."""
    return {act for act in acts if act[0] not in ("background", "unclear") and act != ("social", "filler")}


def main_act_is_right(meant: Sequence[Act], read: set[Act]) -> bool:
    """Whether the act on which most depends was read, and nothing that would be done was invented."""
    main = next((act for role in MAIN for act in meant if act[0] == role), None)
    intents = {intent for role, intent in meant if role in ("wish", "question")}
    invented = ("answer", "yes") in read - set(meant) or any(
        role == "wish" and intent not in intents for role, intent in read
    )
    return not invented and (main is None or main in read)


def figures(pairs: Sequence[Pair]) -> dict[str, float]:
    """Return all shares, by name."""
    found: dict[str, list[bool]] = {}

    def note(name: str, right: bool) -> None:
        found.setdefault(name, []).append(right)

    for utterance, reading in pairs:
        read = [(one["start"], one["end"], act_of(one)) for one in reading["segments"]]
        for start, end, act in utterance.segments:
            taken = max(
                read, key=lambda one: min(end, one[1]) - max(start, one[0]), default=(0, 0, ("unclear", None))
            )[2]
            note("segment_label", taken == act)
            note("segment_role", taken[0] == act[0])
        meant, acts = [act for _, _, act in utterance.segments], acts_of(act for _, _, act in read)
        name = "first_sentence" if utterance.is_first else "in_context"
        note(f"{name}_acts", acts_of(meant) == acts)
        note(f"{name}_main", main_act_is_right(meant, acts))
        note("for_whom", reading["for"] == utterance.for_whom)
        if utterance.for_whom != "self":
            note("for_another", reading["for"] == utterance.for_whom)
        in_danger = reading["distress"] in DISTRESS
        if utterance.distress in DISTRESS:
            note("distress_recall", in_danger)
        else:
            note("distress_false", reading["distress"] == "crisis")
            note("distress_asked", in_danger)
        for one, (polarity, role) in zip(utterance.entities, reading.get("mentions", ()), strict=False):
            note("polarity", polarity == one["polarity"])
            note("entity_role", role == one["role"])
            if one["polarity"] == "not_wanted":
                note("not_wanted_recall", polarity == "not_wanted")
    return {name: round(sum(right) / len(right), 4) for name, right in found.items()}
