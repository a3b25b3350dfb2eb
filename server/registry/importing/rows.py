"""What a row of every kind is: its columns, what no two rows share, and what is worth a second look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, Field, ValidationInfo

from server.registry.importing import wording
from server.registry.importing.references import References


def column(*names: str, default: Any = ..., validate_default: bool = False) -> Any:
    """Describe a column: its Chinese names, the first of them for messages; the field's name works as well."""
    extra: Any = {"names": list(names)}
    return Field(default=default, title=names[0], json_schema_extra=extra, validate_default=validate_default)


class Row(BaseModel):
    """A checked row. `derived` names the fields that are stored even where the file has no such column."""

    derived: ClassVar[frozenset[str]] = frozenset()

    def key(self) -> tuple[Any, ...]:
        """Return what no two rows of a file may share."""
        raise NotImplementedError

    def shared(self, first: int) -> tuple[str | None, str]:
        """Return the field and the sentence for a key that row `first` has already."""
        return None, wording.TWICE_ROW.format(row=first)

    def second_looks(self, references: References) -> Iterator[str]:
        """Give what is imported, and yet worth a second look."""
        return iter(())


RowT = TypeVar("RowT", bound=Row)
NumberedRows = Sequence[tuple[int, RowT]]
"""rows, each with its number in the file"""


class CodedRow(Row):
    """A row of the catalogue, known by its code."""

    code: str

    def key(self) -> tuple[Any, ...]:
        return (self.code,)

    def shared(self, first: int) -> tuple[str | None, str]:
        return "code", wording.TWICE_CODE.format(value=self.code, row=first)


def not_below_the_youngest(oldest: int | None, info: ValidationInfo[References]) -> int | None:
    """Return the highest age of a row; raises ValueError where it lies below the lowest."""
    youngest = info.data.get("age_min")
    if oldest is not None and youngest is not None and oldest < youngest:
        raise ValueError(wording.AGES_UPSIDE_DOWN)
    return oldest
