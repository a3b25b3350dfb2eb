"""An answer is lost on its way, or before it was kept: the same message finds out what was done."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import update

from server.registry.models import Turn
from tests.journeys.talk import Talk
from tests.running import Service


@pytest.fixture
def talk(service: Service) -> Talk:
    return Talk(service)


def forget(talk: Talk, message_id: str) -> None:
    """Let the turn be as a server leaves it that was killed after the bot had answered."""
    with talk.service.database.write() as session:
        own = update(Turn).where(Turn.conversation_id == talk.id, Turn.message_id == message_id)
        session.execute(own.values(reply=None, state="unanswered"))


@pytest.mark.parametrize("goes_on", ["the same message", "再试一次", "1"])
def test_the_bot_is_asked_again_and_tells_what_it_told(talk: Talk, goes_on: str) -> None:
    message_id = str(uuid.uuid4())
    talk.say_all("我想登记", "同意")
    told = talk.say(talk.name, message_id)
    awaited = talk.awaited
    assert awaited == "certificate_number"
    forget(talk, message_id)
    again = (
        talk.post(talk.name, message_id) if goes_on == "the same message" else talk.post(goes_on, str(uuid.uuid4()))
    )
    assert "\n".join(one["text"] for one in again.json()["messages"]) == told
    assert again.json()["awaiting"]["slot"] == awaited
    talk.say(talk.number)
    assert talk.awaited == "phone_number"


@pytest.mark.parametrize("said", ["重复", "您好"])
def test_the_first_word_is_said_after_the_greeting(talk: Talk, said: str) -> None:
    greeting = talk.reply["messages"][0]
    talk.say(said)
    assert (talk.reply["messages"][0]["text"] == greeting["text"]) == (said == "重复")
    assert [one["title"] for one in talk.reply["messages"][-1]["options"]] == [
        one["title"] for one in greeting["options"]
    ]


def test_an_option_of_the_greeting_is_chosen_by_its_key(talk: Talk) -> None:
    job = next(one for one in talk.reply["messages"][0]["options"] if "工作" in one["title"])
    talk.say(job["key"])
    assert talk.awaited in ("place", "occupation", "job_choice")
