"""The shape of a parameter file: one rule, its values in time, and where each of them stands."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import Field

from server.policies.documents import Document
from server.policies.shapes import PlainText, Strict


class Version(Strict):
    """One value of a rule; `valid_to` is inclusive, and empty until the rule is replaced.

    `document` is the short name of a document, `clause` one of that document's outline. `summary` is the answer
    in a few sentences, the fact itself first; `more` holds what else the clause says of it. `ends` is the last day
    that the document itself gives for what the rule states, empty where it gives none: a plan's name is no such day.
    """

    value: Any
    valid_from: date
    valid_to: date | None = None
    ends: date | None = None
    document: str
    clause: str
    confidence: Literal["H", "M"]
    summary: PlainText
    more: tuple[PlainText, ...] = ()


class ParameterFile(Strict):
    """One rule with its values, oldest first.

    `asked` are ways in which people ask for it, `rows` the rows of the coverage list that it answers.
    """

    title: PlainText
    for_whom: PlainText
    rows: tuple[int, ...] = ()
    asked: tuple[PlainText, ...] = Field(min_length=1)
    example: PlainText
    versions: tuple[Version, ...] = Field(min_length=1)


@dataclass(frozen=True, eq=False)
class Parameter:
    """One value of one rule, in force from `valid_from` to `valid_to` (inclusive; None: until replaced)."""

    id: str
    province: str
    subject: str
    title: str
    for_whom: str
    rows: tuple[int, ...]
    asked: tuple[str, ...]
    example: str
    value: Any
    valid_from: date
    valid_to: date | None
    ends: date | None
    source: Document
    clause: str
    confidence: str
    summary: str
    more: tuple[str, ...]

    @property
    def document(self) -> str:
        """The document's name as it is cited."""
        return self.source.name
