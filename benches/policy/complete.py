"""How often the first answer holds every fact that a question asks for.

`facts.yaml` is measured with, `facts_tuning.yaml` is there to work on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from benches.policy.search import share
from server.policies import current_rules
from server.policies.retrieval.find import Found, finder
from server.policies.saying import answer_of

FACTS = Path(__file__).parent / "facts.yaml"
REFUSAL = "规定没有写这件事。"
"""what a refusal tells, in whatever words: enough where the documents' silence is what is asked for"""
FACTS_TUNING = FACTS.with_name("facts_tuning.yaml")


@dataclass(frozen=True)
class FactQuestion:
    """A question for a province with the facts of a complete answer, each in the wordings that will do.

    There are no facts where neither document holds the answer.
    """

    text: str
    province: str
    facts: tuple[tuple[str, ...], ...]

    @property
    def unknown(self) -> bool:
        """Whether it is right to say that the rules do not hold it."""
        return not self.facts


@dataclass(frozen=True)
class Answered:
    """A question, what was found for it, and what is said; REFUSAL where it is said to be unknown."""

    question: FactQuestion
    found: Found
    said: str

    @property
    def complete(self) -> bool:
        """Whether what is said holds every fact that is asked for, or rightly nothing is answered."""
        if self.question.unknown:
            return not self.found.answered
        return not self.lacking

    @property
    def lacking(self) -> list[str]:
        """The first wording of each fact that is not said."""
        return [fact[0] for fact in self.question.facts if not any(wording in self.said for wording in fact)]


def load_fact_questions(path: Path = FACTS) -> list[FactQuestion]:
    """Return the questions of the file in their order. Raises ValueError for one with facts that is unknown too."""
    questions = []
    for one in yaml.safe_load(path.read_text(encoding="utf-8")):
        if bool(one.get("facts")) == bool(one.get("unknown")):
            raise ValueError(f"{one['question']}: either facts or unknown")
        facts = tuple(tuple(map(str, fact)) for fact in one.get("facts", ()))
        questions.append(FactQuestion(str(one["question"]), str(one["province"]), facts))
    return questions


def answer_all(day: date, path: Path = FACTS) -> list[Answered]:
    """Ask every question of a file and say what the assistant says at first."""
    search, rules = finder(day), current_rules()
    answered = []
    for question in load_fact_questions(path):
        found = search.find(question.text, question.province)
        said = answer_of(rules, found, question.text, day) if found.answered else REFUSAL
        answered.append(Answered(question, found, said))
    return answered


def completeness(answered: Sequence[Answered]) -> float:
    """The share of complete answers, those that are rightly not given among them."""
    return round(share([one.complete for one in answered]), 4)


def incomplete(answered: Sequence[Answered]) -> list[str]:
    """A line for each question whose answer lacks something."""
    return [
        f"{one.question.text}: lacks {'、'.join(one.lacking) or 'a refusal'}; "
        f"{one.found.rules[0].id} at {one.found.confidence:.2f}: {one.said}"
        for one in answered
        if not one.complete
    ]
