"""The shape of a parameter file: one rule, its values in time, and where each of them stands."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, model_validator

LONGEST_SENTENCE = 40


def _plain(text: str) -> str:
    for sentence in text.replace("？", "。").split("。"):
        if len(sentence) > LONGEST_SENTENCE - 1:
            raise ValueError(f"a sentence is longer than {LONGEST_SENTENCE} characters: {sentence}")
    return text


PlainText = Annotated[str, Field(min_length=1), AfterValidator(_plain)]


class Strict(BaseModel):
    """A part of a policy file, in which an unknown key is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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
    """The first and the last year of a plan, both inclusive."""

    first_year: int = Field(ge=2000, le=2100)
    last_year: int = Field(ge=2000, le=2100)

    @model_validator(mode="after")
    def _in_order(self) -> "PlanPeriod":
        if self.last_year < self.first_year:
            raise ValueError("the plan ends before it begins")
        return self


VALUES: dict[str, TypeAdapter[Any]] = {
    "entitlement": TypeAdapter(bool),
    "yearly_cap": TypeAdapter(Annotated[int, Field(ge=1, le=366, strict=True)]),
    "repeat": TypeAdapter(Repeat),
    "training_places": TypeAdapter(Annotated[tuple[str, ...], Field(min_length=1)]),
    "certificate_kinds": TypeAdapter(CertificateKinds),
    "competition_training": TypeAdapter(CompetitionTraining),
    "plan_period": TypeAdapter(PlanPeriod),
}


class Document(Strict):
    """A policy document; `number` is its official number where it has one."""

    title: str
    number: str | None = None

    @property
    def name(self) -> str:
        """The title, with the official number where there is one."""
        return f"{self.title}（{self.number}）" if self.number else self.title


class Version(Strict):
    """One value of a rule; `valid_to` is inclusive, and empty until the rule is replaced."""

    value: Any
    valid_from: date
    valid_to: date | None = None
    document: Document
    clause: str
    confidence: Literal["H", "M"]
    summary: PlainText


class ParameterFile(Strict):
    """One rule with its values, oldest first."""

    title: PlainText
    versions: tuple[Version, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Parameter:
    """One value of one rule, in force from `valid_from` to `valid_to` (inclusive; None: until replaced)."""

    id: str
    province: str
    title: str
    value: Any
    valid_from: date
    valid_to: date | None
    document: str
    clause: str
    confidence: str
    summary: str
