"""The registry as a conversation reaches it: transactions in threads of their own, which are waited for so long."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.workers import Workers

Result = TypeVar("Result")
DATABASE_SECONDS = 40.0
"""longer than the database's own bounds for a lock and a connection together: then it does not answer at all"""


class Transactions:
    """Transactions for one kind of work; both methods raise `SQLAlchemyError`."""

    def __init__(self, database: Database, workers: Workers) -> None:
        self._database, self._workers = database, workers

    async def read(self, work: Callable[[Session], Result]) -> Result:
        """Do the work in a transaction that reads."""

        def run() -> Result:
            with self._database.read() as session:
                return work(session)

        return await self._workers.run(run, DATABASE_SECONDS)

    async def write(self, work: Callable[[Session], Result]) -> Result:
        """Do the work in a transaction that writes."""

        def run() -> Result:
            with self._database.write() as session:
                return work(session)

        return await self._workers.run(run, DATABASE_SECONDS)
