"""What the reading model learns from: one form for labelled utterances, single wishes, distress lines and topics."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.reading.labels import LABELS, SIGNS, SUBJECTS, TOPICS, Label

ROOT = Path(__file__).parents[2]
HELD_BACK = ("w08", "w16", "w22", "w58", "w68", "w90", "w107")
"""writers by which settings are chosen; those of tests/nlu/reading are only reported on"""
QUIET = ("answer", "correction", "steering", "social")
"""roles of segments that ask for nothing"""
NO_WISHES = {"inform", "choose_option", "correct"}
STATEMENTS = {"no_calls": "writing_only", "unheard": "unheard", "no_line": "no_line"}
"""lines of data/reading/topics that tell something and ask nothing → the sign that they show"""
ANNOTATION = re.compile(r"\[([^\]]*)\](\{[^}]*\}|\([^)]*\))")


@dataclass(frozen=True)
class Situation:
    """What is known before the message is read."""

    name: str = "first"
    task: str | None = None
    slot: str | None = None
    kind: str | None = None
    said: str = ""


@dataclass(frozen=True)
class Part:
    """A segment and the labels of which one is right; no labels: not known.

    `topics` says of each subject that is known whether the segment asks for it.
    """

    text: str
    labels: tuple[Label, ...] = ()
    topics: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Mention:
    """An entity: from where to where it stands, and what is meant by it."""

    start: int
    end: int
    kind: str
    polarity: str
    role: str


@dataclass(frozen=True)
class Example:
    """One utterance; `for_whom` and `distress` are None where they are not known, `signs` holds those that are."""

    situation: Situation
    parts: tuple[Part, ...]
    for_whom: str | None = None
    distress: str | None = None
    mentions: tuple[Mention, ...] = ()
    signs: Mapping[str, bool] = field(default_factory=dict)
    weight: float = 1.0
    source: str = "writers"
    raw: dict[str, Any] = field(default_factory=dict, compare=False)

    @property
    def text(self) -> str:
        """All that was said."""
        return "".join(part.text for part in self.parts)


def situations(folder: Path) -> dict[str, Situation]:
    """Return the situations of `contexts.jsonl` by their names."""
    rows = [json.loads(line) for line in (folder / "contexts.jsonl").read_text("utf-8").splitlines() if line]
    return {row["c"]: Situation(row["c"], row["task"], row["slot"], row["kind"], row["said"]) for row in rows}


def utterances(file: Path, known: dict[str, Situation]) -> list[Example]:
    """Return the labelled utterances of one writer."""
    return [_utterance(json.loads(line), known) for line in file.read_text("utf-8").splitlines() if line.strip()]


def label_of(segment: dict[str, Any]) -> Label:
    """Return the label of a segment as the files have it."""
    role = segment["role"]
    key = {"answer": "value", "correction": "about"}.get(role, "intent")
    label = Label(role, segment.get(key) if role not in ("background", "distress", "unclear") else None)
    return label if label in LABELS else Label(role, "other") if role == "correction" else Label(role)


def _utterance(row: dict[str, Any], known: dict[str, Situation]) -> Example:
    parts = tuple(Part(one["text"], (label_of(one),), _topics_of(one)) for one in row["segments"] if one["text"])
    parts = tuple(part if part.labels[0] in LABELS else Part(part.text) for part in parts)
    signs = shown(SIGNS, row["signs"]) if "signs" in row else {}
    return Example(_situation(row, known), parts, row["for"], row["distress"], tuple(_mentions(row)), signs, raw=row)


def shown(names: Collection[str], found: Collection[str]) -> dict[str, bool]:
    """Return of each name whether it is among those that were found."""
    return {name: name in found for name in names}


def _topics_of(segment: Mapping[str, Any]) -> dict[str, bool]:
    if segment["role"] in QUIET:
        return shown(SUBJECTS, ())
    return shown(SUBJECTS, segment["topics"]) if segment["role"] == "question" and "topics" in segment else {}


def _situation(row: dict[str, Any], known: dict[str, Situation]) -> Situation:
    if "c" in row:
        return known[row["c"]]
    own = row["situation"]
    return Situation("talk", own["task"], own["slot"], own["kind"], own["said"])


def _mentions(row: dict[str, Any]) -> Iterator[Mention]:
    after: dict[str, int] = {}
    for one in row["entities"]:
        words = one["text"]
        at = row["text"].find(words, after.get(words, 0))
        at = at if at >= 0 else row["text"].find(words)
        if at >= 0 and words:
            after[words] = at + len(words)
            yield Mention(at, at + len(words), one["type"], one["polarity"], one["role"])


def single_wishes(folder: Path, known: dict[str, Situation]) -> list[Example]:
    """Return the sentences that teach the classifier of intents; what role their wish has is left open."""
    yes_no = [one for one in known.values() if one.kind == "yes_no"]
    examples = []
    for file in sorted(folder.glob("*.yml")):
        for entry in yaml.safe_load(file.read_text("utf-8")).get("nlu", []):
            intent = entry.get("intent", "+")
            if "+" in intent or intent in NO_WISHES:
                continue
            for at, line in enumerate(entry["examples"].splitlines()):
                text = ANNOTATION.sub(r"\1", line.strip().removeprefix("- "))
                plain = intent not in ("affirm", "deny")
                where = known["first"] if plain else yes_no[at % len(yes_no)]
                distress = "none" if intent != "emotional_distress" else None
                parts = (Part(text, _labels_of_intent(intent)),)
                examples.append(Example(where, parts, None, distress, weight=0.5, source="single"))
    return [one for one in examples if one.text]


def _labels_of_intent(intent: str) -> tuple[Label, ...]:
    if intent in ("affirm", "deny"):
        return (Label("answer", "yes" if intent == "affirm" else "no"),)
    if intent == "emotional_distress":
        return (Label("distress"), Label("social", "feeling"), Label("social", "grumble"))
    if intent == "out_of_scope":
        return (Label("wish", intent), Label("question", intent), Label("unclear"))
    return tuple(label for label in LABELS if label.detail == intent)


def distress_lines(folder: Path) -> list[Example]:
    """Return the sentences of people in danger, and those that only sound like it."""
    examples = []
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                name = "first" if not row["said"] else "other"
                where = Situation(name, said=row["said"])
                unknown = tuple(label for label in LABELS if label.role != "distress")
                labels = unknown if row["level"] == "none" else ()
                part = Part(row["text"], labels)
                examples.append(Example(where, (part,), None, row["level"], source="distress"))
    return examples


def topic_lines(folder: Path, known: dict[str, Situation], met: Sequence[Situation] = ()) -> list[Example]:
    """Return short questions on a class or a job with what they are about.

    `met` are situations of talks in which they might be asked too: what was said last is about something else.
    """
    places = [known[name] for name in ("class-detail", "idle-after-class", "jobs", "classes", "first")]
    places = [one for pair in zip(places * len(met), met, strict=False) for one in pair] or places
    examples = []
    for file in sorted(folder.glob("*.tsv")):
        for at, line in enumerate(file.read_text("utf-8").splitlines()):
            names, _, text = line.partition("\t")
            topics = tuple(one for one in names.split(",") if one != "-")
            if not text.strip():
                continue
            told = [STATEMENTS[one] for one in topics if one in STATEMENTS]
            asks = topics and not told
            intents = ("ask_course_detail", "ask_policy", "ask_meaning", "ask_next", "find_job", "browse_courses")
            labels = tuple(Label("question", intent) for intent in intents) if asks else ()
            labels = labels[:1] if asks and "amount" not in topics else labels
            part, where = Part(text, labels, shown(TOPICS, topics)), places[at % len(places)]
            signs = shown(STATEMENTS.values(), told)
            examples.append(Example(where, (part,), None, "none", (), signs, 0.5, "topics"))
    return examples


def subject_lines(folder: Path, known: dict[str, Situation]) -> list[Example]:
    """Return questions asked at a moment of a talk, with every subject that they ask for; `-` asks for none."""
    questions = tuple(label for label in LABELS if label.role == "question")
    examples = []
    for file in sorted(folder.glob("*.tsv")):
        for line in file.read_text("utf-8").splitlines():
            moment, names, text = line.split("\t")
            subjects = [one for one in names.split(",") if one != "-"]
            part = Part(text, questions if subjects else (), shown(SUBJECTS, subjects))
            examples.append(Example(known[moment], (part,), weight=0.5, source="topics"))
    return examples
