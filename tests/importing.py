"""Importing inside the one transaction of a test, of which nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from server.registry import importing
from server.registry.database import Database
from server.registry.importing import ImportReport, Kind, Office


class OneTransaction(Database):
    """A registry whose transactions are parts of a single one."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @contextmanager
    def read(self) -> Iterator[Session]:
        yield self._session

    @contextmanager
    def write(self) -> Iterator[Session]:
        with self._session.begin_nested():
            yield self._session

    def give_way(self) -> None:
        """Nobody waits."""


def import_file(session: Session, kind: Kind, path: Path, office: Office | None = None) -> ImportReport:
    """Import a file as the registry does, and leave it to the caller whether it is kept."""
    return importing.import_file(OneTransaction(session), kind, path, office=office)
