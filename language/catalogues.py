"""The divisions and the trades as their CSV files hold them: read without a database, so that the bot can too."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

YES = ("是", "yes", "true", "1")


@dataclass(frozen=True)
class DivisionRow:
    """One division; `aliases` are its short, former and colloquial names."""

    code: str
    name: str
    level: str
    parent_code: str | None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class TradeRow:
    """One trade of the occupation catalogue, with all words that people use for it."""

    code: str
    name: str
    synonyms: tuple[str, ...] = ()
    medical: bool = False

    @property
    def words(self) -> list[str]:
        return [self.name, *self.synonyms]


def read_divisions(path: Path) -> list[DivisionRow]:
    """Return the rows of a file with the columns code, name, level, parent_code, aliases."""
    return [
        DivisionRow(row["code"], row["name"], row["level"], row["parent_code"] or None, _words(row["aliases"]))
        for row in _rows(path)
    ]


def read_trades(path: Path) -> list[TradeRow]:
    """Return the rows of a file with the columns code, name, synonyms and perhaps medical."""
    return [
        TradeRow(row["code"], row["name"], _words(row["synonyms"]), (row.get("medical") or "").lower() in YES)
        for row in _rows(path)
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _words(cell: str | None) -> tuple[str, ...]:
    return tuple(word for word in (cell or "").split("|") if word)
