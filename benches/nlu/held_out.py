"""The sentences to measure with: one file a kind in `tests/nlu/`, in Rasa's own format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path(__file__).parents[2] / "tests" / "nlu"
KINDS = ("typed", "dialect", "deaf", "spoken")
DOUBLE = "double"
ANNOTATION = re.compile(r"\[([^\]]+)\]\((\w+)\)")


@dataclass(frozen=True)
class Sentence:
    """What is said, what is wished (`a+b` for two wishes), and the entities as (start, end, name)."""

    kind: str
    text: str
    intent: str
    entities: frozenset[tuple[int, int, str]]


def sentences(kind: str) -> list[Sentence]:
    """Return the sentences of one kind."""
    content = yaml.safe_load((FOLDER / f"{kind}.yml").read_text(encoding="utf-8"))
    return [
        _sentence(kind, entry["intent"], line.strip().removeprefix("- "))
        for entry in content["nlu"]
        for line in entry["examples"].splitlines()
        if line.strip()
    ]


def _sentence(kind: str, intent: str, line: str) -> Sentence:
    text, entities, at = "", set(), 0
    for found in ANNOTATION.finditer(line):
        text += line[at : found.start()]
        entities.add((len(text), len(text) + len(found[1]), found[2]))
        text += found[1]
        at = found.end()
    return Sentence(kind, text + line[at:], intent, frozenset(entities))
