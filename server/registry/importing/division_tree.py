"""The divisions of a file as part of the tree: one above the other, inside the provinces served, in no circle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.importing import wording
from server.registry.importing.place_and_trade_rows import DivisionRow
from server.registry.importing.report import RowError
from server.registry.importing.rows import NumberedRows
from server.registry.models import Division

RANKS = {"province": 0, "city": 1, "county": 2}


@dataclass(frozen=True)
class _Node:
    name: str
    level: str
    parent: str | None


def misplaced(session: Session, rows: NumberedRows[DivisionRow]) -> list[RowError]:
    """Return what cannot stand in the tree. As each division lies in a wider one there is no circle."""
    tree = {
        code: _Node(name, level, parent)
        for code, name, level, parent in session.execute(
            select(Division.code, Division.name, Division.level, Division.parent_code)
        )
    }
    tree |= {row.code: _Node(row.name, row.level, row.parent_code) for _, row in rows}
    below: dict[str, list[str]] = {}
    for code, node in tree.items():
        if node.parent is not None:
            below.setdefault(node.parent, []).append(code)
    errors = []
    for number, row in rows:
        errors += [RowError(sentence, number, column) for column, sentence in _faults(row, tree, below)]
    return errors


def renamed(session: Session, rows: NumberedRows[DivisionRow]) -> Iterator[tuple[int, str]]:
    """Give the rows that change the name of a place, each with a note."""
    names = dict(session.execute(select(Division.code, Division.name)).all())
    for number, row in rows:
        before = names.get(row.code, row.name)
        if before != row.name:
            yield number, wording.RENAMED.format(before=before, name=row.name)


def _faults(row: DivisionRow, tree: dict[str, _Node], below: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    if row.code[:2] not in wording.PROVINCES:
        yield "代码", wording.NOT_SERVED.format(value=row.code)
        return
    parent = tree.get(row.parent_code) if row.parent_code else None
    if parent is not None and row.parent_code is not None and row.parent_code[:2] != row.code[:2]:
        province = wording.PROVINCES[row.code[:2]]
        yield "上级代码", wording.OTHER_PROVINCE.format(name=row.name, province=province, parent=parent.name)
    elif parent is not None and RANKS[parent.level] >= RANKS[row.level]:
        yield "上级代码", wording.PARENT_NOT_ABOVE.format(parent=parent.name, name=row.name)
    for code in below.get(row.code, []):
        if RANKS[row.level] >= RANKS[tree[code].level]:
            yield "级别", wording.PARENT_NOT_ABOVE.format(parent=row.name, name=tree[code].name)
