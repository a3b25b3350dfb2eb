"""During an outage the last words of a conversation are offered again to who holds its token, and to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from sqlalchemy import text

from server.conversation.bot_client import BotClient
from server.conversation.live import LiveConversations
from server.conversation.messages import Started
from server.conversation.service import ConversationNotFound
from server.registry.database import Database
from tests.server.conversation.test_live import Bot, run

SAID = "卡号6222示例"
Victim = tuple[LiveConversations, Started]


@pytest.fixture
def victim(database: Database) -> Victim:
    """Somebody whose last words the bot did not answer."""
    bot = Bot()
    client = BotClient("http://bot", "a token of the tests", httpx.MockTransport(bot.answer))
    conversations = LiveConversations(database, client)
    own = run(conversations.start("web", "text"))
    bot.away = True
    run(conversations.say(own.conversation_id, own.token, SAID))
    return conversations, own


@contextmanager
def registry_down(database: Database) -> Iterator[None]:
    rename = "alter table {} rename to {}"
    with database.write() as session:
        session.execute(text(rename.format("conversations", "conversations_away")))
    yield
    with database.write() as session:
        session.execute(text(rename.format("conversations_away", "conversations")))


def test_a_guessed_token_is_no_entry_and_takes_nothing_away(victim: Victim) -> None:
    conversations, own = victim
    with pytest.raises(ConversationNotFound):
        run(conversations.say(own.conversation_id, "a guessed token", "1"))
    assert SAID in run(conversations.say(own.conversation_id, own.token, "1")).model_dump_json()


def test_with_the_registry_down_it_hears_nothing_either(victim: Victim, database: Database) -> None:
    conversations, own = victim
    with registry_down(database):
        heard = run(conversations.say(own.conversation_id, "a guessed token", "1"))
    assert SAID not in heard.model_dump_json()
