"""The bot's dialogues, seen from the server: under which keys they lie, and how they come under another.

The bot writes them (`bot/encrypted_tracker_store.py`): the id of the key and a colon, a nonce, AES-GCM bound to the
sender id. What was written before keys had ids is a nonce and AES-GCM alone.
"""

from __future__ import annotations

import base64
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from server.derive import as_text, derive, key_id, key_of_before
from server.registry.database import Database
from server.settings import Settings

NONCE_BYTES = 12
MARK_BYTES = 9
ROWS_AT_ONCE = 100
DIALOGUES = sa.table("dialogues", sa.column("sender_id", sa.String), sa.column("data", sa.LargeBinary))


class Unopened(Exception):
    """A dialogue opens with no key that is here, or not under its sender id."""


def tracker_url(settings: Settings, environ: Mapping[str, str]) -> str:
    """Return where the bot keeps its dialogues."""
    return environ.get("TONGXING_TRACKER_URL", f"sqlite:///{settings.data_dir.resolve()}/tracker.db")


def tracker_keys(settings: Settings, environ: Mapping[str, str]) -> str:
    """Return the keys of the bot's dialogues between commas: the first one encrypts, all of them open."""
    secrets = (settings.secret_key, *settings.old_secret_keys)
    derived = [derive(secret, "tracker") for secret in secrets]
    before = [as_text(key_of_before(secret, "tracker")) for secret in secrets]
    return environ.get("TONGXING_TRACKER_KEY", ",".join([*derived, *before]))


class DialogueKeys:
    """What `tracker_keys` returns, to be used."""

    def __init__(self, keys: str) -> None:
        raw = [base64.urlsafe_b64decode(key.strip()) for key in keys.split(",")]
        self.current = key_id(raw[0])
        self._ciphers = {key_id(key): AESGCM(key) for key in raw}

    def close(self, sender_id: str, plain: bytes) -> bytes:
        """Return what the row of `sender_id` is to hold."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = self._ciphers[self.current].encrypt(nonce, plain, _place(sender_id))
        return f"{self.current}:".encode() + nonce + sealed

    def open(self, sender_id: str, stored: bytes) -> bytes:
        """Return what `close` was given. Raises `Unopened`."""
        named = self.named(stored)
        tried: list[tuple[AESGCM, bytes, bytes | None]]
        if named is None:
            tried = [(cipher, stored, None) for cipher in self._ciphers.values()]
        else:
            tried = [(self._ciphers[named], stored[MARK_BYTES:], _place(sender_id))]
        for cipher, sealed, place in tried:
            try:
                return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place)
            except (InvalidTag, ValueError):
                continue
        raise Unopened(sender_id)

    def named(self, stored: bytes) -> str | None:
        """Return the id of the key that a row names; None for a row from before and for a key that is not here."""
        mark = stored[:MARK_BYTES]
        return next((id for id in self._ciphers if mark == f"{id}:".encode()), None)


def _place(sender_id: str) -> bytes:
    return f"dialogues.data:{sender_id}".encode()


@contextmanager
def open_dialogues(url: str) -> Iterator[Database | None]:
    """Give the tracker's database; None where no bot has kept anything yet."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").exists():
        yield None
        return
    with closing(Database(url)) as database:
        yield database if sa.inspect(database.engine).has_table(DIALOGUES.name) else None


def rotate(database: Database, keys: DialogueKeys, tell: Callable[[str], None] = lambda _: None) -> list[str]:
    """Rewrite the dialogues that are not under the current key; return the senders of those that do not open.

    A dialogue that the bot holds is passed over: the bot itself writes it under the current key.
    """
    unopened: list[str] = []
    rewritten, last = 0, ""
    key, data = DIALOGUES.c.sender_id, DIALOGUES.c.data
    stale = sa.func.substr(data, 1, MARK_BYTES) != f"{keys.current}:".encode()
    while True:
        batch = sa.select(key, data).where(key > last, stale).order_by(key).limit(ROWS_AT_ONCE)
        with database.write() as session:
            rows = session.execute(batch.with_for_update(skip_locked=True)).all()
            for sender_id, stored in rows:
                try:
                    fresh = keys.close(sender_id, keys.open(sender_id, stored))
                except Unopened:
                    unopened.append(sender_id)
                    continue
                session.execute(sa.update(DIALOGUES).where(key == sender_id).values(data=fresh))
                rewritten += 1
        if not rows:
            return unopened
        last = rows[-1].sender_id
        tell(f"{DIALOGUES.name}: {rewritten} rows rewritten")


def forget(database: Database, senders: Sequence[str]) -> int:
    """Remove the dialogues of these senders; return how many there were."""
    with database.write() as session:
        gone = session.execute(sa.delete(DIALOGUES).where(DIALOGUES.c.sender_id.in_(senders)))
    return cast(sa.CursorResult[Any], gone).rowcount


def check(database: Database, keys: DialogueKeys) -> list[str]:
    """Open every dialogue; return the senders of those that do not open."""
    unopened = []
    for sender_id, stored in _all(database):
        try:
            keys.open(sender_id, stored)
        except Unopened:
            unopened.append(sender_id)
    return unopened


def standing(database: Database, keys: DialogueKeys) -> Counter[str | None]:
    """Return how many dialogues stand under which key; None stands for those that name none that is here."""
    return Counter(keys.named(stored) for _, stored in _all(database))


def _all(database: Database) -> Iterator[tuple[str, bytes]]:
    with database.read() as session:
        query = sa.select(DIALOGUES.c.sender_id, DIALOGUES.c.data).execution_options(yield_per=100)
        for row in session.execute(query):
            yield row.sender_id, row.data
