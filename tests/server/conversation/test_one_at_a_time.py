"""One turn at a time in a conversation, waited for outside of any transaction, and not for ever."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime

import httpx
import pytest
from sqlalchemy import select

from server.conversation.bot_client import BotClient
from server.conversation.live import LiveConversations
from server.conversation.messages import Reply, Started
from server.conversation.open_turns import Patience
from server.conversation.service import ConversationNotFound
from server.registry.database import Database
from server.registry.models import Conversation, Turn
from server.registry.services.turns import MOST_WAITING
from tests.server.conversation.test_live import heard, run

SOON = Patience(lease=10.0, wait=0.1, look_again=0.01)
PATIENT = Patience(lease=10.0, wait=60.0, look_again=0.01)
SHORT_LEASE = Patience(lease=0.6, wait=60.0, look_again=0.01)


class SlowBot:
    """Thinks until it is told to answer; `heard` is what it was asked, in order."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.asked = asyncio.Event()
        self.may_answer = asyncio.Event()

    async def answer(self, request: httpx.Request) -> httpx.Response:
        text = json.loads(request.content)["message"]
        self.heard.append(text)
        self.asked.set()
        await self.may_answer.wait()
        return httpx.Response(200, json=[{"custom": {"text": f"听到：{text}"}}])

    def copies(self, database: Database, patience: Patience) -> list[LiveConversations]:
        client = BotClient("http://bot", "a token of the tests", httpx.MockTransport(self.answer))
        return [LiveConversations(database, client, patience=patience) for _ in range(2)]


def excused(reply: Reply) -> bool:
    return [option.title for option in reply.messages[-1].options] == ["再试一次"]


def test_who_waits_too_long_hears_so_and_nothing_of_what_they_said_is_lost(database: Database) -> None:
    async def scene() -> None:
        bot = SlowBot()
        first, second = bot.copies(database, SOON)
        me = await first.start("web", "text")
        slow = asyncio.create_task(first.say(me.conversation_id, me.token, "甲"))
        await bot.asked.wait()
        assert excused(await second.say(me.conversation_id, me.token, "乙"))
        bot.may_answer.set()
        assert heard(await slow) == ["听到：甲"]
        assert heard(await second.say(me.conversation_id, me.token, "1")) == ["听到：乙"]

    run(scene())


def test_another_copy_waits_without_a_connection_and_then_goes_on(database: Database) -> None:
    async def scene() -> None:
        bot = SlowBot()
        first, second = bot.copies(database, PATIENT)
        me = await first.start("web", "text")
        one = asyncio.create_task(first.say(me.conversation_id, me.token, "甲"))
        await bot.asked.wait()
        two = asyncio.create_task(second.say(me.conversation_id, me.token, "乙"))
        while not waiting(database, me):
            await asyncio.sleep(0.01)
        assert bot.heard == ["甲"]
        bot.may_answer.set()
        assert [heard(await each) for each in (one, two)] == [["听到：甲"], ["听到：乙"]]
        read = await second.transcript(me.conversation_id, me.token)
        assert [entry.text for entry in read.entries if entry.text] == ["甲", "乙"]

    run(scene())


def test_a_copy_that_lives_puts_the_end_of_its_time_off(database: Database) -> None:
    async def scene() -> None:
        bot = SlowBot()
        first, _ = bot.copies(database, SHORT_LEASE)
        me = await first.start("web", "text")
        slow = asyncio.create_task(first.say(me.conversation_id, me.token, "甲"))
        await bot.asked.wait()
        at_first = held_until(database)
        while held_until(database) == at_first:
            await asyncio.sleep(0.01)
        bot.may_answer.set()
        assert heard(await slow) == ["听到：甲"]
        assert held_until(database) is None

    run(scene())


def held_until(database: Database) -> datetime | None:
    with database.read() as session:
        return session.scalars(select(Turn.held_until).where(Turn.message_id != "greeting")).one()


def waiting(database: Database, me: Started) -> list[str]:
    with database.read() as session:
        own = Turn.conversation_id == me.conversation_id, Turn.state == "waiting"
        return list(session.scalars(select(Turn.said).where(*own)))


def test_a_flood_of_messages_waits_in_no_row_and_no_thread(database: Database) -> None:
    async def scene() -> None:
        bot = SlowBot()
        first, second = bot.copies(database, PATIENT)
        me = await first.start("web", "text")
        one = asyncio.create_task(first.say(me.conversation_id, me.token, "甲"))
        await bot.asked.wait()
        flood = [asyncio.create_task(second.say(me.conversation_id, me.token, f"第{n}句")) for n in range(12)]
        done, left = await asyncio.wait(flood, return_when=asyncio.FIRST_COMPLETED)
        while len(left) > MOST_WAITING:
            more, left = await asyncio.wait(left, return_when=asyncio.FIRST_COMPLETED)
            done |= more
        assert all(excused(each.result()) for each in done)
        while len(waiting(database, me)) < MOST_WAITING:
            await asyncio.sleep(0.01)
        bot.may_answer.set()
        await asyncio.gather(one, *left)
        assert len(bot.heard) == 1 + MOST_WAITING

    run(scene())


def quiet(database: Database) -> LiveConversations:
    bot = BotClient(
        "http://bot", "a token of the tests",
        httpx.MockTransport(lambda _: httpx.Response(200, json=[{"custom": {"text": "好的。"}}])),
    )  # fmt: skip
    return LiveConversations(database, bot)


def rows(database: Database) -> int:
    with database.read() as session:
        return len(session.scalars(select(Conversation.id)).all())


def test_who_says_nothing_leaves_no_row_and_reads_the_greeting(database: Database) -> None:
    live = quiet(database)
    me = run(live.start("web", "text", "410000"))
    read = run(live.transcript(me.conversation_id, me.token))
    assert [entry.messages for entry in read.entries] == [me.messages]
    assert run(live.staff_answers(me.conversation_id, me.token)).messages == []
    assert rows(database) == 0
    run(live.say(me.conversation_id, me.token, "你好"))
    read = run(live.transcript(me.conversation_id, me.token))
    assert read.entries[0].messages[0].id == me.messages[0].id
    assert [entry.role for entry in read.entries] == ["assistant", "person", "assistant"]
    assert rows(database) == 1


def test_what_was_ended_before_the_first_word_stays_ended(database: Database) -> None:
    live = quiet(database)
    me = run(live.start("web", "text"))
    run(live.end(me.conversation_id, me.token))
    for deed in (live.transcript, live.end):
        with pytest.raises(ConversationNotFound):
            run(deed(me.conversation_id, me.token))
    with pytest.raises(ConversationNotFound):
        run(live.say(me.conversation_id, me.token, "你好"))


def test_the_first_words_at_two_copies_at_once_make_one_conversation(database: Database) -> None:
    copies = [quiet(database), quiet(database)]
    me = run(copies[0].start("web", "voice"))

    async def both() -> list[Reply]:
        return await asyncio.gather(*(copy.say(me.conversation_id, me.token, "你好") for copy in copies))

    assert [heard(one) for one in run(both())] == [["好的。"], ["好的。"]]
    assert rows(database) == 1


def test_a_long_conversation_is_read_in_parts(database: Database) -> None:
    live = quiet(database)
    me = run(live.start("web", "text"))
    said = [f"第{n}句" for n in range(7)]
    for one in said:
        run(live.say(me.conversation_id, me.token, one))
    found: list[str] = []
    before = None
    for _ in range(4):
        part = run(live.transcript(me.conversation_id, me.token, before, 3))
        found = [entry.text for entry in part.entries if entry.text] + found
        before = part.earlier
        if before is None:
            break
    assert found == said
    assert part.entries[0].messages[0].id == me.messages[0].id
