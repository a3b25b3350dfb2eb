"""Names of trades beside each other: a name belongs to one trade, and a word that means two is told of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.importing import wording
from server.registry.importing.place_and_trade_rows import OccupationRow
from server.registry.importing.report import RowError
from server.registry.importing.rows import NumberedRows
from server.registry.models import Occupation


def taken(session: Session, rows: NumberedRows[OccupationRow]) -> list[RowError]:
    """A trade's name is found by name alone, so that two trades cannot share one."""
    codes = {row.code for _, row in rows}
    held = {
        name: code for code, name in session.execute(select(Occupation.code, Occupation.name)) if code not in codes
    }
    errors: list[RowError] = []
    first_seen: dict[str, int] = {}
    for number, row in rows:
        first = first_seen.setdefault(row.name, number)
        if first != number:
            errors.append(RowError(wording.TWICE_NAME.format(value=row.name, row=first), number, "名称"))
        elif row.name in held:
            errors.append(RowError(wording.NAME_TAKEN.format(value=row.name, code=held[row.name]), number, "名称"))
    return errors


def with_two_meanings(session: Session, rows: NumberedRows[OccupationRow]) -> Iterator[tuple[int, str]]:
    """Give the rows with a word that stands for another trade as well, each with a note."""
    names: dict[str, str] = {}
    meant: defaultdict[str, set[str]] = defaultdict(set)
    trades = {one.code: (one.name, list(one.synonyms)) for one in session.scalars(select(Occupation))}
    for code, (name, synonyms) in (trades | {row.code: (row.name, row.synonyms) for _, row in rows}).items():
        names[code] = name
        for word in {name, *synonyms}:
            meant[word].add(code)
    for number, row in rows:
        for word in dict.fromkeys((row.name, *row.synonyms)):
            for other in sorted(meant[word] - {row.code}):
                first = names[other] if names[other] == word else row.name
                yield number, wording.SAME_WORD.format(word=word, name=row.name, other=names[other], first=first)
