"""The questionnaire on how somebody works best, read from `ability_questionnaire.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

FILE = Path(__file__).parent / "ability_questionnaire.yml"

Workload = Literal["full", "part", "home"]


class _Fixed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Option(_Fixed):
    """One answer: what it speaks for and against, and what helps then."""

    key: str
    text: str
    favours: tuple[str, ...] = ()
    avoids: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    workload: Workload | None = None


class Question(_Fixed):
    """A question with three options; `weight` is how much its answer counts."""

    key: str
    text: str
    options: tuple[Option, Option, Option]
    weight: int = 1

    def option(self, key: str) -> Option:
        """Return one of the options; raises `KeyError`."""
        return {one.key: one for one in self.options}[key]


class Trade(_Fixed):
    """A trade by the names that a catalogue may give it, and what it is like."""

    names: tuple[str, ...]
    tags: frozenset[str]


class Questionnaire(_Fixed):
    questions: tuple[Question, ...]
    trades: tuple[Trade, ...]
    supports: dict[str, str]
    """code → as it is said"""

    def question(self, key: str) -> Question:
        """Return one of the questions; raises `KeyError`."""
        return {one.key: one for one in self.questions}[key]


@cache
def questionnaire() -> Questionnaire:
    """Read the file, once."""
    return Questionnaire.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))
