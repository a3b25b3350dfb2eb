"""A turn is interrupted at each of its steps: nothing is lost or done twice, at whichever copy it goes on."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from dataclasses import dataclass

import httpx
import pytest
from sqlalchemy import func, select

from actions.context import ActionContext
from server import clock
from server.conversation.bot_client import BotClient
from server.conversation.live import LiveConversations
from server.conversation.messages import Reply
from server.conversation.open_turns import Patience
from server.registry.database import Database
from server.registry.models import Certificate, Conversation, SubsidyClaim, Turn
from server.registry.sample import load_sample
from server.registry.services import conversations, turns
from tests.actions.drive import Talk
from tests.actions.registered import verified
from tests.actions.tasks.test_claim import CARD, claim
from tests.server.conversation.small_rasa import AFTER_THE_SAVE, BEFORE_ALL, BEFORE_THE_SAVE, SmallRasa
from tests.server.conversation.test_live import heard, run

QUICK = Patience(lease=0.3, wait=5.0, look_again=0.01)


class Killed(BaseException):
    """The process is gone: nothing after it runs."""


@dataclass
class Claimant:
    """Somebody whose claim is put before them and who says yes; two copies of the server are there."""

    database: Database
    rasa: SmallRasa
    copies: list[LiveConversations]
    id: str
    token: str

    def says(self, text: str, message_id: str | None = None, copy: int = 0) -> Reply:
        return run(self.copies[copy].say(self.id, self.token, text, message_id))

    @property
    def claims(self) -> int:
        with self.database.read() as session:
            return session.scalar(select(func.count(SubsidyClaim.id))) or 0

    @property
    def certificates(self) -> int:
        with self.database.read() as session:
            return session.scalar(select(func.count(Certificate.id))) or 0

    def transcript(self, copy: int = 1) -> list[str]:
        kept = run(self.copies[copy].transcript(self.id, self.token))
        return [entry.text for entry in kept.entries if entry.text]


@pytest.fixture
def claimant(database: Database) -> Claimant:
    with database.write() as session:
        load_sample(session, clock.today())
    context = ActionContext(database=database)
    talk = Talk(context)
    claim(verified(talk)).say(CARD)
    assert talk.awaited == "confirm"
    rasa = SmallRasa(context)
    rasa.slots[talk.id], rasa.events[talk.id] = talk.slot, talk.events
    with database.write() as session:
        session.get_one(Conversation, talk.id).token_hash = conversations._token_hash("its token")
    copies = [
        LiveConversations(
            database,
            BotClient("http://bot", "a token of the tests", httpx.MockTransport(rasa.answer)),
            patience=QUICK,
        )
        for _ in range(2)
    ]
    return Claimant(database, rasa, copies, talk.id, "its token")


def kill(*_: object) -> None:
    raise Killed


def same_id(claimant: Claimant, message_id: str) -> Reply:
    return claimant.says("是", message_id, copy=1)


def once_more(claimant: Claimant, message_id: str) -> Reply:
    return claimant.says("再试一次", str(uuid.uuid4()), copy=1)


GoesOn = Callable[[Claimant, str], Reply]
goes_on_by = pytest.mark.parametrize("goes_on", [same_id, once_more])


def is_done_once(claimant: Claimant, reply: Reply, message_id: str) -> None:
    assert any("申请号" in text for text in heard(reply)), heard(reply)
    assert (claimant.claims, claimant.certificates) == (1, 1)
    assert claimant.transcript().count("是") == 1
    assert heard(claimant.says("是", message_id)) == heard(reply)
    assert claimant.claims == 1


@goes_on_by
@pytest.mark.parametrize("dies", [BEFORE_ALL, BEFORE_THE_SAVE, AFTER_THE_SAVE])
def test_the_bot_dies(claimant: Claimant, dies: str, goes_on: GoesOn) -> None:
    message_id = str(uuid.uuid4())
    claimant.rasa.dies = dies
    assert [one.title for one in claimant.says("是", message_id).messages[-1].options] == ["再试一次"]
    assert claimant.transcript().count("是") == 1
    is_done_once(claimant, goes_on(claimant, message_id), message_id)


@goes_on_by
@pytest.mark.parametrize("step", ["answer", "keep_what_was_done"])
def test_the_server_dies(claimant: Claimant, monkeypatch: pytest.MonkeyPatch, step: str, goes_on: GoesOn) -> None:
    message_id = str(uuid.uuid4())
    with monkeypatch.context() as dead:
        dead.setattr(turns, step, kill)
        dead.setattr(turns, "give_up", kill)
        with pytest.raises(Killed):
            claimant.says("是", message_id)
    assert claimant.transcript().count("是") == 1
    is_done_once(claimant, goes_on(claimant, message_id), message_id)


def test_the_same_message_at_two_copies_at_once_is_done_once_and_answered_alike(claimant: Claimant) -> None:
    message_id = str(uuid.uuid4())

    async def both() -> list[Reply]:
        return await asyncio.gather(
            *(copy.say(claimant.id, claimant.token, "是", message_id) for copy in claimant.copies * 2)
        )

    answers = run(both())
    assert len({tuple(heard(one)) for one in answers}) == 1
    is_done_once(claimant, answers[0], message_id)


def test_two_messages_at_two_copies_are_answered_one_after_the_other(claimant: Claimant) -> None:
    async def both() -> list[Reply]:
        return await asyncio.gather(*(copy.say(claimant.id, claimant.token, "是") for copy in claimant.copies))

    run(both())
    assert (claimant.claims, claimant.certificates) == (1, 1)


def test_what_was_done_stands_in_the_registry_only_until_it_is_told(claimant: Claimant) -> None:
    claimant.rasa.dies = BEFORE_THE_SAVE
    message_id = str(uuid.uuid4())
    claimant.says("是", message_id)
    assert acted(claimant)
    claimant.says("是", message_id)
    assert not acted(claimant)


def acted(claimant: Claimant) -> bool:
    with claimant.database.read() as session:
        return any(session.scalars(select(Turn.acted).where(Turn.conversation_id == claimant.id)))


def test_the_turn_that_runs_again_says_what_the_first_one_would_have_said(claimant: Claimant) -> None:
    claimant.rasa.dies = BEFORE_THE_SAVE
    claimant.says("是")
    told = claimant.says("再试一次", copy=1)
    assert "claim.done" in [message.key for message in told.messages]
