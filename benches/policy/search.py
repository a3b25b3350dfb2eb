"""How often the search finds the right clause, and how often it says that it does not know."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from benches.policy.questions import MEASURED, Question, load_questions
from server.policies.retrieval.find import Found, finder

FIRST_THREE = 3


@dataclass(frozen=True)
class Asked:
    """A question, what was found, and how long that took in ms."""

    question: Question
    found: Found
    ms: float

    @property
    def first(self) -> bool:
        """Whether the right clause is the first, and is answered with."""
        return self.found.answered and self.found.rules[0].clause in self.question.clauses

    @property
    def among_three(self) -> bool:
        """Whether the right clause is among the first three."""
        return any(rule.clause in self.question.clauses for rule in self.found.rules[:FIRST_THREE])


def ask_all(day: date) -> list[Asked]:
    """Ask every question once, each as a service would, one after another."""
    search = finder(day)
    search.find("培训补贴", None)  # the model is loaded at the first question
    asked = []
    for question in load_questions(MEASURED):
        begun = time.perf_counter()
        found = search.find(question.text, question.province)
        asked.append(Asked(question, found, (time.perf_counter() - begun) * 1000))
    return asked


def share(values: Sequence[bool]) -> float:
    """The share of what is true, 0 for nothing at all."""
    return sum(values) / len(values) if values else 0.0


def figures(asked: Sequence[Asked]) -> dict[str, float]:
    """The figures that the bench reports; a question that is wrongly refused counts as not found first."""
    answerable = [one for one in asked if one.question.answerable]
    others = [one for one in asked if not one.question.answerable]
    return {
        "clause_top1": round(share([one.first for one in answerable]), 4),
        "clause_top3": round(share([one.among_three for one in answerable]), 4),
        "unanswerable": round(share([not one.found.answered for one in others]), 4),
        "answer_ms_p50": round(statistics.median(one.ms for one in asked), 1),
        "answer_ms_p95": round(statistics.quantiles([one.ms for one in asked], n=20)[-1], 1),
    }


def wrong(asked: Sequence[Asked]) -> list[str]:
    """A line for each question that was not answered as it should be."""
    lines = []
    for one in asked:
        right = one.first if one.question.answerable else not one.found.answered
        if not right:
            clauses = "、".join(sorted(one.question.clauses)) or "not held"
            found = ", ".join(f"{rule.id} {rule.clause}" for rule in one.found.rules[:1])
            lines.append(f"{one.question.text} ({clauses}): {found} at {one.found.confidence:.2f}")
    return lines


def by_style(asked: Sequence[Asked]) -> dict[str, float]:
    """The share with the right clause first, for each way of speaking."""
    styles = sorted({one.question.style for one in asked})
    answerable = [one for one in asked if one.question.answerable]
    return {
        style: round(share([one.first for one in answerable if one.question.style == style]), 3) for style in styles
    }
