"""What a turn reads and writes in the registry, in the name of who speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.services import proofs


class Writing:
    """As a context it commits the last write at its end, or takes it back where the turn fails.

    `begins` is told before anything is written: what was read until then is to be read anew.
    """

    def __init__(self, database: Database, reads: Session, conversation_id: str, begins: Callable[[], None]) -> None:
        self.session = reads
        """what the turn reads with: the session of the last write while it is not committed"""
        self._database = database
        self._reads = reads
        self._conversation_id = conversation_id
        self._begins = begins
        self._open: ExitStack | None = None

    @property
    def uncommitted(self) -> Session | None:
        """The session of the last write while it is not committed."""
        return None if self._open is None else self.session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session that writes in the name of who speaks; what was read before is read anew afterwards.

        On a person's record it writes only while the person is proved here; else it raises `proofs.NotProved`.
        It is committed with the next write or at the end of the turn, together with what is said of it. Until then
        the turn reads through it as well: a second connection might be one that nobody has to give.
        """
        self._begin()
        with ExitStack() as writing:
            self.session = writing.enter_context(self._database.write())
            try:
                proofs.speak_for(self.session, self._conversation_id)
                yield self.session
            except BaseException:
                self.session = self._reads
                raise
            self._open = writing.pop_all()

    @contextmanager
    def write_at_once(self) -> Iterator[Session]:
        """Give a session that commits by itself: for what must be known to stand before more is said."""
        self._begin()
        with self._database.write() as session:
            proofs.speak_for(session, self._conversation_id)
            yield session

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end(kind, error, trace)

    def _begin(self) -> None:
        self._end(None, None, None)
        self._reads.rollback()
        self._begins()

    def _end(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commit the last write, or take it back for an error. Raises `SQLAlchemyError`: then it does not stand."""
        writing, self._open, self.session = self._open, None, self._reads
        if writing is not None:
            writing.__exit__(kind, error, trace)
