"""Many things at the same moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Barrier, Event
from typing import Any, TypeVar

from sqlalchemy import event
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


def until_it_locks(database: Database, table: str, work: Callable[[], Given]) -> Future[Given]:
    """Begin a work beside this thread, and come back once it is about to lock or change a row of a table, or ends.

    With the locks that it holds by then it waits for whoever has that row.
    """
    there = Event()

    def note(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        locks = f"FROM {table}" in statement and "FOR NO KEY UPDATE" in statement
        if locks or statement.startswith((f"UPDATE {table} ", f"DELETE FROM {table} ")):
            there.set()

    threads = ThreadPoolExecutor(1)
    event.listen(database.engine, "before_cursor_execute", note)
    doing = threads.submit(work)
    doing.add_done_callback(lambda _: there.set())
    threads.shutdown(wait=False)
    there.wait()
    event.remove(database.engine, "before_cursor_execute", note)
    return doing
