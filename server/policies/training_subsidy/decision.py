"""What goes into a decision on the training subsidy."""

from dataclasses import dataclass
from datetime import date

CLAIM_STATUSES = ("submitted", "approved", "paid", "refused", "returned", "withdrawn", "reversed")

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
    """What a person asks for; without an occupation it is the general question of how many are left.

    `training_place` is what the place of the training is to the person (户籍地, 常住地, 求职地), None where it is
    not known.
    """

    on: date
    occupation: str | None
    skill_level: int | None
    certificate_kind: str | None
    province: str
    competition: bool = False
    other_dates: OtherDates = ()
    training_place: str | None = None
