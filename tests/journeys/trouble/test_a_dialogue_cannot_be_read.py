"""A dialogue that cannot be read for a moment is not lost: nothing runs on an empty one or is written over it."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import select

from server.registry.models import Conversation, Turn
from server.words import variants
from tests.journeys.talk import Talk
from tests.running import Service

SPOILT = b"spoilt"
TROUBLE = {one["text"] for one in variants("trouble.bot")}


def stored(service: Service, conversation: str, data: bytes | None = None) -> bytes:
    """Return what is kept of a dialogue, after putting `data` in its place if given."""
    with closing(sqlite3.connect(service.data_dir / "tracker.db", timeout=15)) as connection, connection:
        if data is not None:
            connection.execute("update dialogues set data = ? where sender_id = ?", (data, conversation))
        row = connection.execute("select data from dialogues where sender_id = ?", (conversation,)).fetchone()
        return bytes(row[0])


@contextmanager
def unreadable(talk: Talk) -> Iterator[None]:
    """Keep the dialogue from being read for as long as this lasts."""
    kept = stored(talk.service, talk.id)
    stored(talk.service, talk.id, SPOILT)
    yield
    assert stored(talk.service, talk.id) == SPOILT
    stored(talk.service, talk.id, kept)


def done_and_not_told(talk: Talk) -> list[str]:
    """Return what the registry holds as done by turns of the conversation that were not answered."""
    with talk.service.database.read() as session:
        query = select(Turn.acted).where(Turn.conversation_id == talk.id, Turn.acted.is_not(None))
        return [one for one in session.scalars(query) if one]


def mode(talk: Talk) -> str:
    """Return how the conversation is held, by what the registry says."""
    with talk.service.database.read() as session:
        return session.get_one(Conversation, talk.id).mode


def test_the_form_goes_on_where_it_was_once_the_dialogue_can_be_read_again(service: Service) -> None:
    talk = Talk(service)
    talk.say_all("我想登记", "同意", talk.name)
    with unreadable(talk):
        assert talk.say(talk.number) in TROUBLE
    talk.say("1")
    assert talk.awaited == "phone_number"


def test_nothing_is_done_on_the_empty_dialogue_and_the_same_message_does_it_once_afterwards(service: Service) -> None:
    talk = Talk(service, mode="voice")
    talk.say_all("我想登记", "同意", talk.name)
    message_id = str(uuid.uuid4())
    with unreadable(talk):
        assert talk.say("切换到文字", message_id) in TROUBLE
        assert (mode(talk), done_and_not_told(talk)) == ("voice", [])
    done = talk.say("切换到文字", message_id)
    assert mode(talk) == "text"
    assert talk.awaited == "certificate_number"
    assert talk.say("切换到文字", message_id) == done
    talk.say(talk.number)
    assert talk.awaited == "phone_number"


def test_whoever_goes_on_meanwhile_hears_of_it_each_time_in_other_words(service: Service) -> None:
    talk = Talk(service)
    talk.say_all("我想登记", "同意", talk.name)
    with unreadable(talk):
        for text in ("切换到语音", "再试一次", "我想退出登记"):
            assert talk.say(text) in TROUBLE
        assert (mode(talk), done_and_not_told(talk)) == ("text", [])
    talk.say(talk.number)
    assert talk.awaited == "phone_number"
