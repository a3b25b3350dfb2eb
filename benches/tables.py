"""Figures as people read them, and tables of them in plain text."""

from __future__ import annotations

from collections.abc import Sequence


def rounded(value: float | None, digits: int) -> float | None:
    """Return the figure with so many digits behind the point, None where there is none."""
    return None if value is None else round(value, digits or None)


def shown(value: float | None, digits: int) -> str:
    """Return the figure with so many digits, a dash where there is none."""
    return "—" if value is None else f"{value:.{digits}f}"


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Return the rows, cells as wide as their column; the first to the left, the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if number == 0 else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
