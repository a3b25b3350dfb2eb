"""A dialogue that cannot be read for a moment is not lost: nothing empty is written over it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from server.words import variants
from tests.journeys.talk import Talk
from tests.running import Service


def stored(service: Service, conversation: str, data: bytes | None = None) -> bytes:
    """Return what is kept of a dialogue, after putting `data` in its place if given."""
    with closing(sqlite3.connect(service.data_dir / "tracker.db", timeout=15)) as connection, connection:
        if data is not None:
            connection.execute("update dialogues set data = ? where sender_id = ?", (data, conversation))
        row = connection.execute("select data from dialogues where sender_id = ?", (conversation,)).fetchone()
        return bytes(row[0])


def test_the_form_goes_on_where_it_was_once_the_dialogue_can_be_read_again(service: Service) -> None:
    talk = Talk(service)
    talk.say_all("我想登记", "同意", talk.name)
    kept = stored(service, talk.id)
    stored(service, talk.id, b"spoilt")
    heard = talk.say(talk.number)
    assert heard in {one["text"] for one in variants("trouble.bot")}
    assert stored(service, talk.id) == b"spoilt"
    stored(service, talk.id, kept)
    talk.say("1")
    assert talk.awaited == "phone_number"
