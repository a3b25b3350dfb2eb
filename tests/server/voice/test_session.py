"""Whatever fails in a turn by voice: the person hears it, nothing that was said is lost, and it goes on listening."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from server.limits import Limits
from server.speech.recognizer import Hypothesis, Recognition
from server.voice.engines import Engines
from server.voice.events import Answer, Event, Heard, Notice, StateEvent
from server.voice.session import VoiceSession
from server.voice.sessions import VoiceSessions
from server.words import variants
from tests.server.channels.web.fake_conversations import FakeConversations


class Page:
    """A client that notes what it is sent; it breaks at events of a sort."""

    def __init__(self, breaks_at: type[Event] | None = None) -> None:
        self.events: list[Any] = []
        self.breaks_at = breaks_at

    async def event(self, event: Event) -> None:
        if self.breaks_at and isinstance(event, self.breaks_at):
            raise RuntimeError("broken")
        self.events.append(event)

    async def audio(self, pcm: bytes) -> None:
        """Let it go."""

    @property
    def state(self) -> str:
        return next(event.state for event in reversed(self.events) if isinstance(event, StateEvent))

    def of(self, kind: type[Event]) -> list[Any]:
        return [event for event in self.events if isinstance(event, kind)]


class Busy(Limits):
    """Limits that fail themselves."""

    def waiting(self, what: str, text: str) -> Callable[[], None]:
        raise RuntimeError("broken")


@dataclass
class Call:
    """A session with its page, in a conversation that has begun."""

    conversations: FakeConversations
    session: VoiceSession
    page: Page

    async def types(self, text: str) -> None:
        await self.session.type(text, "its id")
        await self.is_done()

    async def says(self, recognition: Awaitable[Recognition]) -> None:
        await self.session.said(recognition, too_long=False)
        await self.is_done()

    async def is_done(self) -> None:
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others)


def in_a_call(
    work: Callable[[Call], Awaitable[None]], page: Page | None = None, limits: Limits | None = None
) -> Call:
    """Do the work in a new call, and return what came of it."""

    async def begin() -> Call:
        conversations = FakeConversations()
        me = await conversations.start("web", "voice")
        engines = Engines(lambda: ["我想学面点"])
        engines.mending.learn()
        sessions = VoiceSessions(conversations, engines, limits)
        call = Call(conversations, sessions.open(me.conversation_id, me.token, "web"), page or Page())
        await call.session.attach(call.page)
        await work(call)
        return call

    return asyncio.run(begin())


async def heard(text: str) -> Recognition:
    return Recognition((Hypothesis(text, 1.0),), 1.0)


async def deaf() -> Recognition:
    raise RuntimeError("broken")


def texts(key: str) -> list[str]:
    return [one["text"] for one in variants(key)]


async def types_what_breaks(call: Call) -> None:
    await call.types("坏了")


async def says_what_breaks(call: Call) -> None:
    await call.says(heard("坏了"))


@pytest.mark.parametrize("turn", [types_what_breaks, says_what_breaks])
def test_a_turn_that_breaks_is_told_and_its_words_can_be_sent_again(turn: Callable[[Call], Awaitable[None]]) -> None:
    call = in_a_call(turn)
    (answer,) = call.page.of(Answer)
    (message,) = answer.messages
    assert answer.text == "坏了"
    assert message["text"] in texts("trouble.bot")
    assert [(one["title"], one["payload"]) for one in message["options"]] == [("再试一次", "坏了")]
    assert call.page.state == "idle"


def test_after_a_turn_that_broke_the_next_one_is_answered() -> None:
    async def types_on(call: Call) -> None:
        await call.types("坏了")
        await call.types("你好")

    assert in_a_call(types_on).page.of(Answer)[-1].text == "你好"


def test_limits_that_break_cost_nobody_their_words() -> None:
    async def types(call: Call) -> None:
        await call.types("我想学面点")

    call = in_a_call(types, limits=Busy())
    (answer,) = call.page.of(Answer)
    assert answer.messages[0]["options"][0]["payload"] == "我想学面点"
    assert call.page.state == "idle"


@pytest.mark.parametrize("breaks_at", [None, Answer])
def test_who_may_be_in_distress_hears_first_who_answers_at_once(breaks_at: type | None) -> None:
    async def types(call: Call) -> None:
        if breaks_at is None:
            await call.conversations.end(*next((key, talk.token) for key, talk in call.conversations.talks.items()))
        await call.types("我不想活了")

    call = in_a_call(types, Page(breaks_at=breaks_at))
    first, then = call.page.of(Notice)
    assert "12356" in first.text
    assert then.key == ("ended" if breaks_at is None else "not_told")


def test_a_registry_that_is_away_makes_nobody_a_stranger_where_nobody_else_can_have_come() -> None:
    async def asks_again(call: Call) -> None:
        await call.types("我想学面点")
        for talk in call.conversations.talks.values():
            talk.still_here = False
        await call.session.again()

    assert in_a_call(asks_again).page.of(Notice) == []


def test_what_could_not_be_recognised_is_to_be_said_again() -> None:
    async def says(call: Call) -> None:
        await call.says(deaf())

    call = in_a_call(says)
    (notice,) = call.page.of(Notice)
    assert notice.text in texts("voice.hearing_failed")
    assert call.page.state == "idle"


def test_what_could_not_be_mended_is_to_be_said_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async def says(call: Call) -> None:
        monkeypatch.setattr(call.session._engines.mending, "mend", None)
        await call.says(heard("我想学面点"))

    call = in_a_call(says)
    (notice,) = call.page.of(Notice)
    assert notice.text in texts("voice.hearing_failed")
    assert call.page.of(Heard) == []
    assert call.page.state == "idle"


def test_an_answer_that_did_not_get_through_is_done_once_and_can_be_heard_again() -> None:
    async def types(call: Call) -> None:
        await call.types("我想学面点")

    call = in_a_call(types, Page(breaks_at=Answer))
    (notice,) = call.page.of(Notice)
    assert notice.text in texts("voice.not_told")
    assert call.page.state == "idle"
    (talk,) = call.conversations.talks.values()
    assert [entry.text for entry in talk.entries if entry.role == "person"] == ["我想学面点"]


def test_a_client_that_can_be_told_nothing_is_not_waited_for() -> None:
    async def says(call: Call) -> None:
        call.page.breaks_at = Notice
        await call.says(deaf())

    assert in_a_call(says).page.state == "idle"
