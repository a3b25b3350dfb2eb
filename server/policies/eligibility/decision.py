"""What comes out of an eligibility check."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from server.policies.grounds import Citation, Reason, Step

Answer = Literal["yes", "no", "unclear", "no_rule"]


@dataclass(frozen=True)
class Missing:
    """A fact that is not known and could change the answer, with the question that asks for it."""

    fact: str
    question: str


@dataclass(frozen=True)
class Eligibility:
    """Whether a person may have a benefit, why, by which rules, and what is still to be known.

    `changes_on` is the first later day on which the answer may be another one; None where no such day is known.
    `offers` names what is to be had, `apply_at` where one asks for it. `notes` hold what the person should be told
    besides: whose rule it is, that a plan is over. `opening` says the answer in one sentence.
    """

    benefit: str
    answer: Answer
    opening: str
    reasons: tuple[Reason, ...]
    values: tuple[Step, ...]
    offers: tuple[str, ...]
    apply_at: str
    changes_on: date | None
    missing: tuple[Missing, ...]
    notes: tuple[str, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the rules stand that were looked at, each once."""
        return tuple(dict.fromkeys(Citation(step.document, step.clause, step.title) for step in self.values))
