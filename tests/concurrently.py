"""Many things at the same moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import TypeVar

from sqlalchemy.orm import Session

from server.registry.database import Database

Given = TypeVar("Given")


def together(works: Sequence[Callable[[], object]]) -> list[object]:
    """Do all works at the same moment; return what came of each, in their order: the result or the exception."""
    start = Barrier(len(works))

    def one(work: Callable[[], object]) -> object:
        start.wait()
        try:
            return work()
        except Exception as error:
            return error

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(one, works))


def at_once(database: Database, work: Callable[[Session, Given], object], each: Sequence[Given]) -> list[object]:
    """Do `work` for each of the given things together, each in a write transaction of its own."""

    def transaction(given: Given) -> object:
        with database.write() as session:
            return work(session, given)

    return together([partial(transaction, given) for given in each])
