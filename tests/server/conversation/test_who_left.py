"""At a kiosk, after a silence, the server itself says, sends and shows nothing of who may have gone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from server.conversation import open_turns
from server.conversation.first_token import Unspoken, opened_by
from server.conversation.messages import Channel, Reply
from server.registry.database import Database, utcnow
from server.registry.models import HandoverCase
from server.registry.services import turns
from tests.passing import let_pass
from tests.server.conversation.test_live import Bot, Talk, heard, run

OWN = "我的事只说给你听"
LEFT = ["trouble.left"]


class Told(Bot):
    """Notes with which situation it was told what; says what it is to say, or back what it heard."""

    def __init__(self) -> None:
        super().__init__()
        self.situation: dict[str, object] = {}
        self.says: list[dict[str, object]] | None = None

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.situation = json.loads(request.content)["metadata"]["situation"]
        if self.says is not None:
            return httpx.Response(200, json=[{"custom": one} for one in self.says])
        return super().answer(request)


class Kiosk(Talk):
    """A conversation at a shared machine."""

    def __init__(self, database: Database, bot: Bot, channel: Channel = "kiosk") -> None:
        super().__init__(database, bot)
        self.me = run(self.conversations.start(channel, "text"))

    def say_as(self, text: str, message_id: str | None = None, reply_to: str | None = None) -> Reply:
        return run(self.conversations.say(self.me.conversation_id, self.me.token, text, message_id, reply_to))

    def leaves(self, seconds: int = 70) -> None:
        with self.database.write() as session:
            let_pass(session, self.me.conversation_id, timedelta(seconds=seconds))


@pytest.fixture
def bot() -> Told:
    return Told()


@pytest.fixture
def kiosk(database: Database, bot: Told) -> Kiosk:
    return Kiosk(database, bot)


def keys(reply: Reply) -> list[str | None]:
    return [message.key for message in reply.messages]


@pytest.mark.parametrize("wish", ["大声点", "小声点"])
def test_a_wish_on_the_voice_brings_no_answer_of_before(kiosk: Kiosk, wish: str) -> None:
    kiosk.say_as(OWN)
    assert any(OWN in one for one in heard(kiosk.say_as(wish)))
    kiosk.leaves()
    assert not any(OWN in one for one in heard(kiosk.say_as(wish)))


def test_the_bot_is_not_told_what_was_said_last(kiosk: Kiosk, bot: Told) -> None:
    kiosk.say_as(OWN)
    kiosk.say_as("好")
    assert OWN in json.dumps(bot.situation, ensure_ascii=False)
    kiosk.say_as(OWN)
    kiosk.leaves()
    kiosk.say_as("好")
    assert bot.situation == {}


def test_words_that_got_no_answer_are_not_sent_by_the_next(kiosk: Kiosk, bot: Told) -> None:
    bot.away = True
    kiosk.say_as(OWN)
    bot.away = False
    kiosk.leaves()
    assert heard(kiosk.say_as("再试一次")) == ["听到：再试一次"]


def test_they_are_sent_by_who_is_still_there(kiosk: Kiosk, bot: Told) -> None:
    kiosk.say_as("你好")
    kiosk.leaves()
    bot.away = True
    kiosk.say_as(OWN)
    bot.away = False
    assert heard(kiosk.say_as("再试一次")) == [f"听到：{OWN}"]


@pytest.mark.parametrize("answered", [True, False])
def test_the_same_message_again_is_neither_answered_nor_done_again(kiosk: Kiosk, bot: Told, answered: bool) -> None:
    message_id = str(uuid4())
    bot.away = not answered
    kiosk.say_as(OWN, message_id)
    bot.away = False
    kiosk.leaves()
    assert keys(kiosk.say_as(OWN, message_id)) == LEFT


def test_an_option_of_before_does_nothing(kiosk: Kiosk) -> None:
    said = kiosk.say_as(OWN)
    kiosk.leaves()
    assert keys(kiosk.say_as("是", reply_to=said.messages[-1].id)) == LEFT


@pytest.mark.parametrize("pressed", [True, False])
def test_what_the_greeting_offers_can_be_chosen_by_who_listened_to_it_for_long(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, pressed: bool
) -> None:
    def opened_before(conversation_id: str, token: str) -> Unspoken | None:
        unspoken = opened_by(conversation_id, token)
        return unspoken and replace(unspoken, began_at=unspoken.began_at - timedelta(seconds=70))

    monkeypatch.setattr(open_turns, "opened_by", opened_before)
    greeting = kiosk.me.messages[-1]
    answer = kiosk.say_as(greeting.options[0].key, reply_to=greeting.id if pressed else None)
    assert heard(answer) == [f"听到：{greeting.options[0].payload}"]


def test_what_is_read_back_is_of_who_is_there(kiosk: Kiosk) -> None:
    kiosk.say_as(OWN)
    kiosk.leaves()
    kiosk.say_as("你好")
    read = run(kiosk.conversations.transcript(kiosk.me.conversation_id, kiosk.me.token))
    assert [entry.text for entry in read.entries if entry.role == "person"] == ["你好"]
    assert OWN not in read.model_dump_json()


def test_a_clerks_words_to_who_left_are_not_shown(kiosk: Kiosk) -> None:
    kiosk.asks_for_a_person()
    kiosk.clerk_writes("三天到账。")
    kiosk.leaves()
    assert kiosk.looks()[0] == []
    assert heard(kiosk.say_as("好")) == ["听到：好"]


@pytest.mark.parametrize(("status", "shown"), [("accepted", True), ("answered", True), ("closed", False)])
def test_words_of_help_are_shown_to_whoever_is_there_until_the_case_is_closed(
    kiosk: Kiosk, status: str, shown: bool
) -> None:
    kiosk.asks_for_a_person()
    with kiosk.database.write() as session:
        case = session.scalars(select(HandoverCase)).one()
        case.urgent, case.status = True, status
    kiosk.leaves()
    kiosk.clerk_writes("我陪您说说话。")
    assert ("我陪您说说话。" in "".join(kiosk.looks()[0])) is shown


@pytest.mark.parametrize("key", ["crisis.check", "crisis.check_in_writing"])
@pytest.mark.parametrize("pressed", [True, False])
def test_the_calm_question_to_who_may_be_in_distress_can_be_answered_late(
    kiosk: Kiosk, bot: Told, key: str, pressed: bool
) -> None:
    option = {"key": "2", "title": "想有人陪我说说", "payload": "想有人陪我说说"}
    bot.says = [{"text": "您现在还好吗？", "key": key, "options": [option]}]
    asked = kiosk.say_as(OWN)
    bot.says = None
    kiosk.leaves()
    answer = kiosk.say_as("2", reply_to=asked.messages[-1].id if pressed else None)
    assert heard(answer) == ["听到：想有人陪我说说"]


@pytest.mark.parametrize(("channel", "here"), [("kiosk", False), ("web", True)])
def test_the_voice_asks_whether_its_last_answer_may_be_said_again(
    database: Database, bot: Told, channel: Channel, here: bool
) -> None:
    talk = Kiosk(database, bot, channel)
    talk.say_as(OWN)
    answered_at = utcnow() - timedelta(seconds=70)
    talk.leaves()
    own = talk.me.conversation_id, talk.me.token
    assert run(talk.conversations.still_here(*own, answered_at)) is here
    talk.say_as("你好")
    assert run(talk.conversations.still_here(*own, answered_at)) is here
    assert run(talk.conversations.still_here(*own, utcnow()))


def test_what_was_said_while_the_registry_took_nothing_is_not_sent_by_the_next(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise OperationalError("", {}, Exception())

    kiosk.say_as("你好")
    kiosk.leaves(100)
    with monkeypatch.context() as away:
        away.setattr(turns, "take", refuses)
        away.setattr("server.conversation.live.utcnow", lambda: utcnow() - timedelta(seconds=70))
        kiosk.say_as(OWN)
    assert heard(kiosk.say_as("再试一次")) == ["听到：再试一次"]
