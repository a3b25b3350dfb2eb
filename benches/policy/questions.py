"""The labelled questions: `questions.yaml` to measure with, `tuning.yaml` to fit weights on, by different writers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
MEASURED = HERE / "questions.yaml"
TUNING = HERE / "tuning.yaml"


@dataclass(frozen=True)
class Question:
    """A question for a province, with the clauses that answer it; none where the rules do not hold the answer."""

    text: str
    province: str
    clauses: frozenset[str]
    style: str

    @property
    def answerable(self) -> bool:
        return bool(self.clauses)


def load_questions(path: Path) -> list[Question]:
    """Return the questions of a file in their order."""
    return [
        Question(str(one["question"]), str(one["province"]), frozenset(one["clauses"]), one["style"])
        for one in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
