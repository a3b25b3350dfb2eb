"""Turns beside the bot: what is sent again, and what clerks wrote."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any, TypeVar

import httpx
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from server.conversation.bot_client import BotClient
from server.conversation.live import LiveConversations
from server.conversation.messages import Reply, Started
from server.conversation.service import ConversationNotFound, ConversationsUnavailable
from server.limits.client import coming_from
from server.registry.database import Database
from server.registry.models import HandoverCase, HandoverMessage
from server.registry.services import handover, turns
from server.registry.services.code_limits import client_index
from server.words import variants
from tests.concurrently import together

Result = TypeVar("Result")


class Bot:
    """Says back what it heard, unless it is away."""

    def __init__(self) -> None:
        self.away = False

    def answer(self, request: httpx.Request) -> httpx.Response:
        if self.away:
            raise httpx.ConnectError("away")
        return httpx.Response(200, json=[{"custom": {"text": f"听到：{json.loads(request.content)['message']}"}}])


class Talk:
    """One conversation of a person, and what a clerk does with it."""

    def __init__(self, database: Database, bot: Bot, sentences: Sequence[str] = ()) -> None:
        self.database = database
        client = BotClient("http://bot", "a token of the tests", httpx.MockTransport(bot.answer))
        self.conversations = LiveConversations(database, client, known_sentences=lambda: sentences)
        self.last: Reply | None = None
        self.me: Started = run(self.conversations.start("web", "text"))

    def say(self, text: str) -> Reply:
        return run(self.conversations.say(self.me.conversation_id, self.me.token, text))

    def asks_for_a_person(self) -> None:
        self.say("找人工")
        with self.database.write() as session:
            handover.open_case(session, self.me.conversation_id, "找人工", {}, "text", False, "assistant:sample")

    def clerk_writes(self, body: str) -> None:
        with self.database.write() as session:
            session.add(HandoverMessage(case_id=session.scalars(select(HandoverCase.id)).one(), body=body))

    def looks(self) -> tuple[list[str], bool]:
        """What clerks wrote since, and whether more may come."""
        found = run(self.conversations.staff_answers(self.me.conversation_id, self.me.token))
        assert all(message.from_staff for message in found.messages)
        return [message.text for message in found.messages], found.case_open


def run(work: Coroutine[Any, Any, Result]) -> Result:
    with ThreadPoolExecutor(1) as thread:  # a browser that is open holds the loop of this one
        return thread.submit(asyncio.run, work).result()


def heard(reply: Reply) -> list[str]:
    return [message.text for message in reply.messages]


@pytest.fixture
def bot() -> Bot:
    return Bot()


@pytest.fixture
def talk(database: Database, bot: Bot) -> Talk:
    return Talk(database, bot)


@pytest.mark.parametrize("choice", ["1", "再试一次", "我想学面点"])
def test_a_text_that_was_not_answered_is_sent_again_by_key_title_or_its_own_words(
    talk: Talk, bot: Bot, choice: str
) -> None:
    bot.away = True
    assert [option.title for option in talk.say("我想学面点").messages[0].options] == ["再试一次"]
    talk.say("1")  # still away: the text is kept on
    bot.away = False
    assert heard(talk.say(choice)) == ["听到：我想学面点"]


def test_who_may_be_in_distress_hears_who_answers_at_once_where_the_bot_does_not(talk: Talk, bot: Bot) -> None:
    bot.away = True
    help_first, excuse = heard(talk.say("我不想活了"))
    assert "12356" in help_first
    assert "12356" not in excuse
    bot.away = False
    assert heard(talk.say("1")) == ["听到：我不想活了"]


def test_so_it_is_where_the_registry_takes_nothing(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise OperationalError("select", {}, Exception())

    monkeypatch.setattr(talk.database, "write", gone)
    assert "12356" in heard(talk.say("我不想活了"))[0]
    assert not any("12356" in text for text in heard(talk.say("我想学面点")))


def test_a_farewell_that_is_too_long_to_be_read_is_told_who_answers_at_once(talk: Talk) -> None:
    help_first, excuse = talk.say("我不想活了，这是我的遗书。" * 100).messages
    assert "12356" in help_first.text
    assert excuse.text in [one["text"] for one in variants("trouble.too_long")]


def test_whatever_fails_is_told_and_the_words_can_be_sent_again(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise TypeError("王示例")

    with monkeypatch.context() as broken:
        broken.setattr("server.conversation.live._reply", breaks)
        help_first, excuse = talk.say("我不想活了").messages
        assert "12356" in help_first.text
        assert [option.title for option in excuse.options] == ["再试一次"]
    assert heard(talk.say("再试一次")) == ["听到：我不想活了"]


def test_after_the_trouble_another_text_is_taken_as_it_is(talk: Talk, bot: Bot) -> None:
    bot.away = True
    talk.say("我想学面点")
    bot.away = False
    assert heard(talk.say("算了")) == ["听到：算了"]
    assert heard(talk.say("1")) == ["听到：1"]


def test_what_a_clerk_wrote_is_shown_once(talk: Talk) -> None:
    assert talk.looks() == ([], False)
    talk.asks_for_a_person()
    assert talk.looks() == ([], True)
    talk.clerk_writes("请周一来。")
    assert talk.looks() == (["工作人员回复：请周一来。"], True)
    assert talk.looks() == ([], True)
    assert heard(talk.say("好")) == ["听到：好"]


def test_what_a_clerk_wrote_comes_before_the_next_answer(talk: Talk) -> None:
    talk.asks_for_a_person()
    talk.clerk_writes("请周一来。")
    assert heard(talk.say("好")) == ["工作人员回复：请周一来。", "听到：好"]
    assert talk.looks() == ([], True)


def test_what_a_clerk_wrote_is_part_of_what_the_same_message_is_answered_again(talk: Talk) -> None:
    talk.asks_for_a_person()
    talk.clerk_writes("请周一来。")
    once, again = (
        run(talk.conversations.say(talk.me.conversation_id, talk.me.token, "好", "the same id")) for _ in range(2)
    )
    assert heard(once) == heard(again) == ["工作人员回复：请周一来。", "听到：好"]
    kept = run(talk.conversations.transcript(talk.me.conversation_id, talk.me.token))
    assert [message.text for entry in kept.entries for message in entry.messages].count(
        "工作人员回复：请周一来。"
    ) == 1


@pytest.mark.parametrize(
    "said", ["手机号19900001234", "证号41999919700101000X43", "卡号６２２２０２００００００００００００１"]
)
def test_typed_numbers_are_read_back_by_their_last_four_and_reach_the_bot_whole(
    talk: Talk, bot: Bot, said: str
) -> None:
    assert heard(talk.say(said)) == [f"听到：{said}"]
    bot.away = True
    talk.say(said)
    kept = run(talk.conversations.transcript(talk.me.conversation_id, talk.me.token))
    typed = [entry.text or "" for entry in kept.entries if entry.role == "person"]
    assert typed[0] == typed[1] == f"{said[:2]}{'号' if said.startswith('手机') else ''}****{said[-4:]}"
    again = kept.entries[-1].messages[-1].options[0]
    assert said not in again.model_dump_json()
    bot.away = False
    assert heard(talk.say(again.payload)) == [f"听到：{said}"]


def test_after_a_closed_case_nothing_more_is_expected(talk: Talk, database: Database) -> None:
    talk.asks_for_a_person()
    with database.write() as session:
        session.scalars(select(HandoverCase)).one().status = "closed"
    assert talk.looks() == ([], False)


def test_only_the_token_opens_what_clerks_wrote(talk: Talk) -> None:
    with pytest.raises(ConversationNotFound):
        run(talk.conversations.staff_answers(talk.me.conversation_id, "another"))


def refuse_to_keep(database: Database, forbidden: bool) -> None:
    """Let the table of turns be missing for a while, as if it could not be written."""
    names = ("turns", "turns_away") if forbidden else ("turns_away", "turns")
    with database.write() as session:
        session.execute(text(f"alter table {names[0]} rename to {names[1]}"))


def test_a_conversation_begins_without_the_registry_and_one_that_cannot_be_ended_says_so(database: Database) -> None:
    refuse_to_keep(database, True)
    try:
        talk = Talk(database, Bot())
        with pytest.raises(ConversationsUnavailable):
            run(talk.conversations.end(talk.me.conversation_id, talk.me.token))
    finally:
        refuse_to_keep(database, False)
    assert heard(talk.say("我要报名")) == ["听到：我要报名"]


def test_an_answer_that_the_registry_does_not_take_is_told_and_kept_as_soon_as_it_does(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = Talk(database, Bot())
    with monkeypatch.context() as away:
        away.setattr(turns, "answer", refuses)
        assert heard(talk.say("我要报名")) == ["听到：我要报名"]
    assert heard(talk.say("再见")) == ["听到：再见"]
    kept = run(talk.conversations.transcript(talk.me.conversation_id, talk.me.token))
    said = [message.text for entry in kept.entries[1:] for message in entry.messages]
    assert said == ["听到：我要报名", "听到：再见"]


def refuses(*_: object) -> None:
    raise OperationalError("update", {}, Exception("disk full"))


def clerk_goes(talk: Talk, *steps: str) -> None:
    with talk.database.write() as session:
        case = session.scalars(select(HandoverCase.id)).one()
        session.add_all(HandoverMessage(case_id=case, body="", step=step) for step in steps)


def test_a_step_of_the_case_is_told_once_and_in_its_own_words(talk: Talk) -> None:
    talk.asks_for_a_person()
    clerk_goes(talk, "accepted", "closed")
    told, _ = talk.looks()
    assert len(set(told)) == 2
    assert not any("回复：" in one for one in told)
    assert talk.looks()[0] == []


def test_two_copies_that_look_at_once_show_it_once(talk: Talk) -> None:
    talk.asks_for_a_person()
    talk.clerk_writes("请周一来。")
    seen = together([talk.looks] * 6)
    assert sorted(len(found[0]) for found in seen) == [0, 0, 0, 0, 0, 1]  # type: ignore[index]


@pytest.mark.parametrize(
    ("said", "heard_as"),
    [("woyaobaoming", "我要报名"), ("唔係", "不是"), ("hello", "hello"), ("/affirm", "／affirm")],
)
def test_the_bot_hears_known_words_and_the_transcript_keeps_what_was_typed(
    database: Database, bot: Bot, said: str, heard_as: str
) -> None:
    talk = Talk(database, bot, ["我要报名"])
    assert heard(talk.say(said)) == [f"听到：{heard_as}"]
    kept = run(talk.conversations.transcript(talk.me.conversation_id, talk.me.token))
    assert [entry.text for entry in kept.entries if entry.role == "person"] == [said]


def test_what_is_wrong_with_a_text_is_said_in_other_words_however_many_talk_at_once(
    database: Database, bot: Bot
) -> None:
    talks = [Talk(database, bot) for _ in range(3)]
    for talk in talks * 4:
        before = heard(talk.last) if talk.last else []
        talk.last = talk.say("。。。")
        assert not set(before) & set(heard(talk.last))


def test_which_client_asks_is_known_while_the_bot_answers_and_its_address_stands_nowhere(database: Database) -> None:
    known: list[str | None] = []

    class Looking(Bot):
        def answer(self, request: httpx.Request) -> httpx.Response:
            with database.read() as session:
                known.append(turns.client_of(session, json.loads(request.content)["sender"]))
            return super().answer(request)

    talk = Talk(database, Looking())

    async def said_from(address: str) -> None:
        with coming_from(address):
            await talk.conversations.say(talk.me.conversation_id, talk.me.token, "你好")

    run(said_from("203.0.113.7"))
    run(said_from("203.0.113.8"))
    assert known == [client_index("203.0.113.7"), client_index("203.0.113.8")]
    assert not any("203.0.113" in str(one) for one in known)


def test_a_trouble_that_lasts_is_told_in_other_words_each_time(talk: Talk, bot: Bot) -> None:
    bot.away = True
    told = [heard(talk.say("我想学面点"))[0] for _ in range(4)]
    assert all(before != after for before, after in pairwise(told))
