"""Rasa's tracker store, encrypted and kept short: one row a conversation.

Rasa's own SQL store writes every word in plain text and lets the history grow, which it then posts whole at each
action call (RasaHQ/rasa#6334). Here the row is AES-GCM, names its key and opens under its own sender id alone, and an
old history is folded into the slots that it led to.
"""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import os
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    ConversationPaused,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

log = logging.getLogger(__name__)
NONCE_BYTES = 12
MARK_BYTES = 9
"""the id of a key and a colon"""
FOLD_ABOVE = 160
KEEP = 60
BULKY = ("intent_ranking", "response_selector", "text_tokens")


class DialogueKeys:
    """Encrypts with the first of some keys and opens with all; a dialogue opens under its own sender id alone.

    What was written before keys had ids names none, and opens as long as its key is among them.
    """

    def __init__(self, keys: str) -> None:
        """Take keys of 32 bytes in URL-safe base64, between commas."""
        raw = [base64.urlsafe_b64decode(key.strip()) for key in keys.split(",")]
        self._ciphers = {_mark(key): AESGCM(key) for key in raw}
        self._current = _mark(raw[0])

    def close(self, sender_id: str, plain: bytes) -> bytes:
        """Return what the row of `sender_id` is to hold."""
        nonce = os.urandom(NONCE_BYTES)
        return self._current + nonce + self._ciphers[self._current].encrypt(nonce, plain, _place(sender_id))

    def open(self, sender_id: str, stored: bytes) -> bytes:
        """Return what `close` was given; raises `InvalidTag` for another key, another sender or a changed row."""
        mark, sealed = stored[:MARK_BYTES], stored[MARK_BYTES:]
        if (cipher := self._ciphers.get(mark)) is not None:
            return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _place(sender_id))
        for cipher in self._ciphers.values():
            with suppress(InvalidTag):
                return cipher.decrypt(stored[:NONCE_BYTES], stored[NONCE_BYTES:], None)
        raise InvalidTag


def _mark(key: bytes) -> bytes:
    return hashlib.sha256(key).hexdigest()[:8].encode() + b":"


def _place(sender_id: str) -> bytes:
    return f"dialogues.data:{sender_id}".encode()


TABLE = sa.Table(
    "dialogues",
    sa.MetaData(),
    sa.Column("sender_id", sa.String(80), primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)


class EncryptedTrackerStore(TrackerStore, SerializedTrackerAsText):
    """Stores each dialogue under its sender id; `key` holds the keys (`DialogueKeys`), `host` the database's URL."""

    def __init__(
        self,
        domain: Domain,
        host: str,
        key: str,
        event_broker: EventBroker | None = None,
        **kwargs: Any,
    ) -> None:
        self._keys = DialogueKeys(key)
        self._engine = sa.create_engine(host, **_options(host))
        if self._engine.dialect.name == "sqlite":
            _keep_private(self._engine.url.database)
            sa.event.listen(self._engine, "connect", _prepare_sqlite)
        TABLE.metadata.create_all(self._engine)
        super().__init__(domain, event_broker, **kwargs)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the dialogue, folded and encrypted; nothing is written over one that could not be read."""
        if tracker.is_paused():
            return
        await self.stream_events(tracker)
        plain = _shortened(tracker, self.domain)
        row = {"sender_id": tracker.sender_id, "data": self._keys.close(tracker.sender_id, plain)}
        with self._engine.begin() as connection:
            changed = connection.execute(
                TABLE.update().where(TABLE.c.sender_id == tracker.sender_id).values(data=row["data"])
            )
            if changed.rowcount == 0:
                connection.execute(TABLE.insert().values(**row))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the dialogue, or None for a new one; one that cannot be read is paused.

        Rasa puts an empty dialogue in the place of one whose store raises, and runs the action on it. In a paused one
        it runs none: nothing is said, and the server takes that for no answer.
        """
        try:
            with self._engine.connect() as connection:
                stored = connection.execute(sa.select(TABLE.c.data).where(TABLE.c.sender_id == sender_id)).scalar()
            if stored is None:
                return None
            return self.deserialise_tracker(sender_id, self._keys.open(sender_id, stored).decode())
        except Exception as error:
            # No text of the error: it may quote what was said.
            log.error("A dialogue could not be read: %s.", type(error).__name__)
            return DialogueStateTracker.from_events(sender_id, [ConversationPaused()], self.domain.slots)

    async def delete(self, sender_id: str) -> None:
        """Forget a dialogue."""
        with self._engine.begin() as connection:
            connection.execute(TABLE.delete().where(TABLE.c.sender_id == sender_id))

    async def keys(self) -> Iterable[str]:
        """Return the ids of all dialogues."""
        with self._engine.connect() as connection:
            return list(connection.execute(sa.select(TABLE.c.sender_id)).scalars())


def _options(url: str) -> dict:
    if not url.startswith("sqlite"):
        return {"pool_pre_ping": True}  # a database that was started anew is reached at the first try
    # One connection that stays open: opening SQLite anew for each turn costs more than the turn's row.
    return {"connect_args": {"check_same_thread": False, "timeout": 15}, "poolclass": sa.pool.StaticPool}


def _keep_private(path: str | None) -> None:
    """Let nobody else on the machine read the file; those that SQLite puts beside it become like it."""
    if path and path != ":memory:":
        # A file that is there is not opened: to close it would give up all locks of this process on it.
        with suppress(OSError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with suppress(OSError):  # another's file: who made it decides
            os.chmod(path, 0o600)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")


def _shortened(tracker: DialogueStateTracker, domain: Domain) -> bytes:
    events = folded(list(tracker.events), tracker.sender_id, domain)
    kept = [_without_bulk(event.as_dict()) for event in events]
    return json.dumps({"name": tracker.sender_id, "events": kept}, ensure_ascii=False).encode()


def folded(events: list[Event], sender_id: str, domain: Domain) -> list[Event]:
    """Replace all but the last events by the slots and the form that they led to."""
    if len(events) <= FOLD_ABOVE:
        return events
    cut = next(
        (at for at in range(len(events) - KEEP, 0, -1) if isinstance(events[at], UserUttered)),
        None,
    )
    if cut is None:
        return events
    head, tail = events[:cut], events[cut:]
    before = DialogueStateTracker.from_events(sender_id, head, domain.slots)
    first: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    first += [SlotSet(name, slot.value) for name, slot in before.slots.items() if slot.value is not None]
    if before.active_loop_name:
        first.append(ActiveLoop(before.active_loop_name))
    first.append(ActionExecuted(ACTION_LISTEN_NAME))
    for event in first:
        event.timestamp = head[-1].timestamp
    return first + tail


def _without_bulk(event: dict) -> dict:
    parsed = event.get("parse_data")
    if not parsed:
        return event
    return {**event, "parse_data": {name: value for name, value in parsed.items() if name not in BULKY}}
