"""The shapes of the values: those that decisions are computed from, and plain facts."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, field_validator, model_validator

from server.policies.facts import FACTS
from server.policies.shapes import PlainText, Strict


class Repeat(Strict):
    """What may not be claimed twice; `period` is `unstated` where the document sets no end to it."""

    same: Literal["occupation_and_level"]
    period: Literal["one_year", "unstated"]


class CertificateKinds(Strict):
    """The kinds that a document lists; `open_ended` where it ends its list with 等."""

    listed: tuple[str, ...] = Field(min_length=1)
    open_ended: bool


class CompetitionTraining(Strict):
    """Whether training for competitions can be subsidised, and which costs never are."""

    subsidised: bool
    not_covered: tuple[str, ...]


class PlanPeriod(Strict):
    """The first and the last year of a plan, both inclusive; empty where its document states none."""

    first_year: int | None = Field(ge=2000, le=2100)
    last_year: int | None = Field(ge=2000, le=2100)

    @model_validator(mode="after")
    def _in_order(self) -> "PlanPeriod":
        if self.first_year and self.last_year and self.last_year < self.first_year:
            raise ValueError("the plan ends before it begins")
        return self

    @property
    def last_day(self) -> date | None:
        """The last day of the plan, None where its document states no end."""
        return date(self.last_year, 12, 31) if self.last_year else None


Word = bool | int | float | date | str
Fact = Word | tuple[Word, ...] | dict[str, Word | tuple[Word, ...]]

PLAIN_FACTS: TypeAdapter[Any] = TypeAdapter(Annotated[dict[str, Fact], Field(min_length=1)])
"""what a clause states, as data: words, numbers and days under names, one level of grouping at most"""

SUBSIDY_VALUES: dict[str, TypeAdapter[Any]] = {
    "entitlement": TypeAdapter(bool),
    "yearly_cap": TypeAdapter(Annotated[int, Field(ge=1, le=366, strict=True)]),
    "repeat": TypeAdapter(Repeat),
    "training_places": TypeAdapter(Annotated[tuple[str, ...], Field(min_length=1)]),
    "certificate_kinds": TypeAdapter(CertificateKinds),
    "competition_training": TypeAdapter(CompetitionTraining),
    "plan_period": TypeAdapter(PlanPeriod),
}


class Test(Strict):
    """One thing that must be so: a fact of the person, and which of its values will do.

    `met` and `unmet` are what the person is told, `question` asks for the fact where it is not known.
    """

    fact: str
    values: tuple[bool | str, ...] = Field(min_length=1)
    met: PlainText
    unmet: PlainText
    question: PlainText

    @field_validator("fact")
    @classmethod
    def _known(cls, fact: str) -> str:
        if fact not in FACTS:
            raise ValueError(f"{fact} is no fact of a person; known are {', '.join(sorted(FACTS))}")
        return fact


class Conditions(Strict):
    """Who gets a benefit: all of `all_of`, and at least one of `any_of` where there are any.

    `offers` names what is to be had; `apply_at` says where one asks for it.
    """

    all_of: tuple[Test, ...] = ()
    any_of: tuple[Test, ...] = ()
    offers: tuple[str, ...] = Field(min_length=1)
    apply_at: PlainText

    @model_validator(mode="after")
    def _says_something(self) -> "Conditions":
        if not self.all_of and not self.any_of:
            raise ValueError("there is no condition")
        facts = [test.fact for test in (*self.all_of, *self.any_of)]
        if len(facts) != len(set(facts)):
            raise ValueError("a fact is tested twice")
        return self


CONDITIONS: TypeAdapter[Any] = TypeAdapter(Conditions)


def shape_of(subject: str, name: str) -> TypeAdapter[Any]:
    """The shape that the value of a rule has: decisions need theirs, everything else states plain facts."""
    if name == "conditions":
        return CONDITIONS
    if subject == "training_subsidy" and name in SUBSIDY_VALUES:
        return SUBSIDY_VALUES[name]
    return PLAIN_FACTS
