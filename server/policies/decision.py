"""What goes into a decision on the training subsidy, and what comes out of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

CLAIM_STATUSES = ("submitted", "approved", "paid", "refused", "returned", "withdrawn")

OtherDates = tuple[tuple[str, date], ...]


@dataclass(frozen=True)
class Claim:
    """One earlier claim of the same person.

    `counted_on` is the date that the office counts by (`SubsidySettings.counting_date`).
    `other_dates` may hold the dates of the other kinds, as pairs of kind and date: only with them
    can a decision tell whether another counting date would change it.
    Raises ValueError for a status that is none of CLAIM_STATUSES.
    """

    counted_on: date
    occupation: str
    skill_level: int | None
    certificate_kind: str
    status: str
    competition: bool = False
    other_dates: OtherDates = ()

    def __post_init__(self) -> None:
        if self.status not in CLAIM_STATUSES:
            raise ValueError(f"a claim's status is one of {', '.join(CLAIM_STATUSES)}, not {self.status!r}")


@dataclass(frozen=True)
class Request:
    """What a person asks for; without an occupation it is the general question of how many are left."""

    on: date
    occupation: str | None
    skill_level: int | None
    certificate_kind: str | None
    province: str
    competition: bool = False
    other_dates: OtherDates = ()


@dataclass(frozen=True)
class Citation:
    """Where a rule stands: the document, the clause in it, and in our words what the clause is about."""

    document: str
    clause: str
    title: str


@dataclass(frozen=True)
class Reason:
    """One ground of the decision, with a stable code and plain Chinese for the person."""

    code: str
    text: str
    citation: Citation | None


@dataclass(frozen=True)
class Step:
    """One rule that was looked at: its value, where it stands, and what was compared with it.

    `note` is what the person should be told besides, in plain Chinese; it never refuses.
    """

    parameter: str
    value: Any
    valid_from: date
    document: str
    clause: str
    title: str
    compared: str
    note: str = ""


@dataclass(frozen=True)
class Decision:
    """The answer to a request.

    `remaining` counts the times left in the window of the request's date, `used` holds the claims that
    count in it, and `span` names that window as the beginning of a sentence. `next_possible` is the first
    later counting date on which the same request would be granted; it is None where the request is granted,
    or where no date would help. `refusal` says no in one sentence, empty where the request is granted.
    `setting_notes` name each reading that decides; `reading_note` says them all in one sentence.
    """

    eligible: bool
    remaining: int
    used: tuple[Claim, ...]
    next_possible: date | None
    reasons: tuple[Reason, ...]
    trace: tuple[Step, ...]
    citations: tuple[Citation, ...]
    setting_notes: tuple[str, ...]
    reading_note: str
    refusal: str
    span: str

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person should be told besides the reasons, each once."""
        return tuple(dict.fromkeys(step.note for step in self.trace if step.note))

    def sources_of(self, note: str) -> tuple[Citation, ...]:
        """Where the rules stand that one of `notes` is about."""
        return tuple(Citation(step.document, step.clause, step.title) for step in self.trace if step.note == note)
