"""The rows of a file in batches, each to be written in a short transaction of its own."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

ROWS_AT_ONCE = 50
"""rows after which a transaction ends: a row through the rules takes some milliseconds, and others wait meanwhile"""
ROWS_AT_MOST = 100
"""rows of a batch whose rows belong together"""
Item = TypeVar("Item")


def together(rows: Sequence[Item], belongs_to: Callable[[Item], Hashable]) -> Iterator[list[Item]]:
    """Give the rows in batches; what belongs to the same stands side by side, in its order.

    It is also in the same batch, unless it is more than a batch may hold.
    """
    groups: dict[Hashable, list[Item]] = {}
    for row in rows:
        groups.setdefault(belongs_to(row), []).append(row)
    batch: list[Item] = []
    for group in groups.values():
        if batch and len(batch) + len(group) > ROWS_AT_MOST:
            yield batch
            batch = []
        batch += group
        while len(batch) > ROWS_AT_MOST:
            yield batch[:ROWS_AT_MOST]
            batch = batch[ROWS_AT_MOST:]
        if len(batch) >= ROWS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def in_order(rows: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Give the rows in batches, in their order."""
    return (rows[start : start + ROWS_AT_ONCE] for start in range(0, len(rows), ROWS_AT_ONCE))
