"""Behind the limits a conversation is what it was; who asks too much is told so before anything is done."""

from __future__ import annotations

import asyncio

import pytest

from server.conversation.limited import LimitedConversations
from server.conversation.messages import Reply
from server.conversation.service import ConversationNotFound
from server.limits import HeldBack, Limits, LimitSettings
from server.limits.client import coming_from
from server.limits.limits import MOST_UNANSWERED
from tests.server.channels.web.fake_conversations import FakeConversations


class Slow(FakeConversations):
    """Answers when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.may_answer = asyncio.Event()

    async def say(
        self, conversation_id: str, token: str, text: str, message_id: str | None = None, reply_to: str | None = None
    ) -> Reply:
        self.asked.append(text)
        await self.may_answer.wait()
        return Reply(messages=[])


async def refused(conversations: LimitedConversations, *said: str) -> bool:
    try:
        await conversations.say(*said)
    except HeldBack:
        return True
    return False


def test_the_fourth_text_is_refused_at_once_and_never_asked() -> None:
    async def flood() -> None:
        slow = Slow()
        conversations = LimitedConversations(slow, Limits(LimitSettings(turns_each=9, turns=9)))
        waiting = [asyncio.create_task(refused(conversations, "c1", "t", str(n))) for n in range(MOST_UNANSWERED)]
        await asyncio.sleep(0)
        assert await refused(conversations, "c1", "t", "one more")
        assert len(slow.asked) == MOST_UNANSWERED
        slow.may_answer.set()
        assert not any(await asyncio.gather(*waiting))
        assert not await refused(conversations, "c1", "t", "one more")

    asyncio.run(flood())


def test_the_same_message_again_is_not_one_more_and_a_wrong_token_takes_no_place() -> None:
    async def again_and_again() -> None:
        slow = Slow()
        conversations = LimitedConversations(slow, Limits())
        same = [asyncio.create_task(refused(conversations, "c1", "t", "你好", "m1")) for _ in range(10)]
        guesses = [asyncio.create_task(refused(conversations, "c1", f"guess {n}", "你好")) for n in range(10)]
        await asyncio.sleep(0)
        slow.may_answer.set()
        assert not await refused(conversations, "c1", "t", "你好", "m2")
        assert not any(await asyncio.gather(*same, *guesses))

    asyncio.run(again_and_again())


def test_a_conversation_too_many_is_not_begun() -> None:
    begun = FakeConversations()
    conversations = LimitedConversations(begun, Limits(LimitSettings(conversations_each=1)))
    asyncio.run(conversations.start("web", "text"))
    with pytest.raises(HeldBack):
        asyncio.run(conversations.start("web", "text"))
    assert len(begun.talks) == 1


def test_who_ends_conversations_without_end_is_held_back_whatever_there_is_to_end() -> None:
    conversations = LimitedConversations(FakeConversations(), Limits(LimitSettings(reads_each=1)))
    with pytest.raises(ConversationNotFound):
        asyncio.run(conversations.end("x", "a guess"))
    with pytest.raises(HeldBack):
        asyncio.run(conversations.end("x", "a guess"))


def test_who_floods_waits_for_themselves_and_nobody_else_for_them() -> None:
    async def flood() -> None:
        slow = Slow()
        conversations = LimitedConversations(slow, Limits(LimitSettings(turns_each=2, turns=4)))
        with coming_from("203.0.113.7"):
            own = [asyncio.create_task(refused(conversations, f"c{n}", "t", "你好")) for n in range(20)]
            in_distress = asyncio.create_task(refused(conversations, "c20", "t", "我不想活了"))
        with coming_from("203.0.113.8"):
            other = asyncio.create_task(refused(conversations, "d1", "t", "您好"))
        await asyncio.sleep(0)
        assert slow.asked == ["你好", "你好", "我不想活了", "您好"]
        slow.may_answer.set()
        assert not any(await asyncio.gather(*own, in_distress, other))
        assert len(slow.asked) == 22

    asyncio.run(flood())
