"""What is kept no longer goes, out of the registry and out of the bot's own store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from server import dialogues
from server.dialogues import open_dialogues
from server.registry.database import BadAddress, Database, utcnow
from server.registry.services import keeping

QUIET = timedelta(hours=1)
"""so long after the last word nobody is talking any more, and no turn is being answered"""
log = structlog.get_logger()


@dataclass(frozen=True)
class Keeping:
    """How long what was said is kept, and where it lies."""

    database: Database
    tracker_url: str
    days: int

    def let_go(self, now: datetime | None = None) -> None:
        """Remove what is older; log how much it was. A database that fails is told, and asked again the next day."""
        try:
            gone = self._gone(now or utcnow())
        except (SQLAlchemyError, BadAddress) as error:
            log.warning("not_let_go", reason=type(error).__name__)
            return
        if gone.total():
            log.info("let_go", **gone)

    def _gone(self, now: datetime) -> Counter[str]:
        before, gone = now - timedelta(days=self.days), Counter[str]()
        with open_dialogues(self.tracker_url) as tracker:
            each = partial(self._conversations, tracker)
            gone["dialogues"] = each(
                lambda session, after: keeping.to_forget(session, now - QUIET, after), keeping.forgotten
            )
            gone["conversations"] = each(
                lambda session, after: keeping.silent(session, before, after), keeping.remove_conversations
            )
        gone["messages"] = self._rows(keeping.remove_messages, before)
        gone["complaints"] = self._rows(keeping.remove_complaints, before)
        gone["feedback"] = self._rows(keeping.forget_feedback_words, before)
        return gone

    def _conversations(
        self,
        tracker: Database | None,
        find: Callable[[Session, str], keeping.Batch],
        finish: Callable[[Session, Sequence[str]], None],
    ) -> int:
        count = 0
        after: str | None = ""
        while after is not None:
            with self.database.write() as session:
                ids, after = find(session, after)
                # The bot's dialogues first: the other way round a power cut would leave some that nobody knows.
                if tracker is not None:
                    dialogues.forget(tracker, ids)
                finish(session, ids)
            self.database.give_way()
            count += len(ids)
        return count

    def _rows(self, one_batch: Callable[[Session, datetime], int], before: datetime) -> int:
        count = 0
        while True:
            with self.database.write() as session:
                gone = one_batch(session, before)
            self.database.give_way()
            if not gone:
                return count
            count += gone
