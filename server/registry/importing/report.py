"""What came of an import, in words for the clerk who started it."""

from __future__ import annotations

from dataclasses import dataclass

from server.registry.importing import wording

SHOWN_ERRORS = 100


@dataclass(frozen=True)
class RowError:
    """One thing to put right. `row` counts as a spreadsheet does (the header is row 1); none: the whole file."""

    message: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        if self.row is None:
            return self.message
        pattern = wording.ERROR_IN_CELL if self.column else wording.ERROR_IN_ROW
        return pattern.format(row=self.row, column=self.column, message=self.message)


@dataclass(frozen=True)
class ImportReport:
    """How many rows were read, added, changed or already the same; and what stood in the way of the rest."""

    kind: str
    rows: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    errors: tuple[RowError, ...] = ()
    notes: tuple[str, ...] = ()
    sheet: str | None = None
    """the sheet that was read, where the file has several"""

    @property
    def refused(self) -> bool:
        return bool(self.errors)

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> list[str]:
        if not self.refused:
            done = wording.DONE.format(
                kind=wording.KINDS[self.kind],
                added=self.added,
                changed=self.changed,
                unchanged=self.unchanged,
            )
            return [done, *self.notes]
        stands = self.added + self.changed + self.unchanged
        begun = [wording.STANDS.format(count=stands)] if stands else []
        if self.errors[0].row is None:
            return [*begun, str(self.errors[0])]
        refused = wording.REFUSED_IN_SHEET if self.sheet else wording.REFUSED
        refused = wording.REST_REFUSED if stands else refused
        lines = [*begun, refused.format(sheet=self.sheet, count=len(self.errors))]
        lines += [str(error) for error in self.errors[:SHOWN_ERRORS]]
        if len(self.errors) > SHOWN_ERRORS:
            lines.append(wording.MORE_ERRORS.format(count=len(self.errors) - SHOWN_ERRORS))
        return [*lines, *self.notes]


class ImportRefused(Exception):
    """The file was not imported, or not to its end; `report` says why, and what of it stands."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__(str(report))
        self.report = report
