"""A small conversation service in memory: it asks a short form, offers choices and can break."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

from server.conversation.messages import (
    STAFF_ID,
    Awaiting,
    Channel,
    Citation,
    Message,
    Mode,
    Option,
    Reply,
    StaffAnswers,
    Started,
    Transcript,
    TranscriptEntry,
)
from server.conversation.service import TURNS, ConversationNotFound, ConversationService

GREETING = "您好，我是同行。我帮您学技能、找工作、办补贴。您想先做什么？"
WISHES = ("找培训班", "申请培训补贴", "找工作")
RULE_PAGE = "/policies/130000.training_subsidy.yearly_cap"
CITED = Citation(document="《示例办法》", clause="第三条", title="每年的次数", url=RULE_PAGE)
FORM = [
    ("请问您叫什么名字？", Awaiting(slot="person_name", kind="name", step=1, of=5)),
    ("请告诉我您的手机号。", Awaiting(slot="phone_number", kind="phone", step=2, of=5)),
    ("验证码已经发到您的手机。请把它告诉我。", Awaiting(slot="verification_code", kind="digits", step=3, of=5)),
    ("您想学哪一级？", Awaiting(slot="skill_level", kind="level", step=4, of=5)),
    ("要为您报名吗？", Awaiting(slot="confirm", kind="yes_no", step=5, of=5)),
]
CHOICES = {"skill_level": ("初级", "中级", "高级"), "confirm": ("要", "不要")}


def options(titles: tuple[str, ...]) -> list[Option]:
    return [
        Option(key=str(number), title=title, payload=f"/choose {number}") for number, title in enumerate(titles, 1)
    ]


@dataclass
class Talk:
    token: str
    channel: Channel
    mode: Mode
    area: str | None
    entries: list[TranscriptEntry] = field(default_factory=list)
    replies: dict[str, Reply] = field(default_factory=dict)
    position: int = -1
    """the open question of the form, -1 outside it"""
    case_open: bool = False
    still_here: bool = True
    """nobody else can have sat down since"""
    from_staff: list[Message] = field(default_factory=list)
    """what a clerk wrote and was not shown yet"""


class FakeConversations(ConversationService):
    """Answers from a script; `talks` can be looked into."""

    def __init__(self) -> None:
        self.talks: dict[str, Talk] = {}

    async def start(self, channel: Channel, mode: Mode, area: str | None = None) -> Started:
        conversation_id, token = str(uuid4()), secrets.token_urlsafe(24)
        talk = self.talks[conversation_id] = Talk(token, channel, mode, area)
        greeting = [Message(id=str(uuid4()), text=GREETING, options=options(WISHES))]
        talk.entries.append(_said(greeting))
        return Started(conversation_id=conversation_id, token=token, messages=greeting)

    async def say(
        self, conversation_id: str, token: str, text: str, message_id: str | None = None, reply_to: str | None = None
    ) -> Reply:
        talk = self._talk(conversation_id, token)
        if message_id in talk.replies:
            return talk.replies[message_id]
        if text == "坏了":
            raise RuntimeError(f"the script broke at {text}")
        if text == "慢慢查":
            await asyncio.sleep(3)
        reply = Reply(messages=[self._answer(talk, text)], awaiting=self._awaiting(talk))
        talk.entries.append(TranscriptEntry(role="person", at=datetime.now(UTC), text=text))
        talk.entries.append(_said(reply.messages))
        if message_id:
            talk.replies[message_id] = reply
        return reply

    async def transcript(
        self, conversation_id: str, token: str, before: str | None = None, turns: int = TURNS
    ) -> Transcript:
        talk = self._talk(conversation_id, token)
        return Transcript(
            conversation_id=conversation_id,
            channel=talk.channel,
            mode=talk.mode,
            entries=talk.entries,
            awaiting=self._awaiting(talk),
            ended=False,
        )

    async def staff_answers(self, conversation_id: str, token: str) -> StaffAnswers:
        talk = self._talk(conversation_id, token)
        written, talk.from_staff = talk.from_staff, []
        return StaffAnswers(messages=written, case_open=talk.case_open)

    def write_as_staff(self, talk: Talk, body: str) -> None:
        """A clerk writes to the person."""
        message = Message(id=f"{STAFF_ID}{uuid4()}", text=f"工作人员回复：{body}")
        talk.from_staff.append(message)
        talk.entries.append(TranscriptEntry(role="staff", at=datetime.now(UTC), messages=[message]))

    async def still_here(self, conversation_id: str, token: str, said_at: datetime) -> bool:
        return self._talk(conversation_id, token).still_here

    async def end(self, conversation_id: str, token: str) -> None:
        self._talk(conversation_id, token)
        del self.talks[conversation_id]

    def _talk(self, conversation_id: str, token: str) -> Talk:
        talk = self.talks.get(conversation_id)
        if talk is None or not secrets.compare_digest(talk.token, token):
            raise ConversationNotFound
        return talk

    def _awaiting(self, talk: Talk) -> Awaiting | None:
        return FORM[talk.position][1] if talk.position >= 0 else None

    def _answer(self, talk: Talk, text: str) -> Message:
        if text.strip() in ("找培训班", "1") and talk.position < 0:
            talk.position = 0
        elif talk.position >= 0:
            talk.position = -1 if talk.position + 1 == len(FORM) else talk.position + 1
            if talk.position < 0:
                return Message(id=str(uuid4()), text="好的，已经为您记下。")
        elif "补贴" in text:
            words = "一年最多补贴三次。同一职业、同一等级，一年内只补一次。"
            return Message(id=str(uuid4()), text=words, citations=[CITED])
        elif text.strip() == "转人工":
            talk.case_open = True
            return Message(id=str(uuid4()), text="好的，我请工作人员来。请您稍等。")
        else:
            short = text if len(text) <= 200 else text[:20] + "……"
            return Message(id=str(uuid4()), text=f"您说的是：{short}", options=options(("对", "不对")))
        words, awaiting = FORM[talk.position]
        return Message(id=str(uuid4()), text=words, options=options(CHOICES.get(awaiting.slot, ())))


def _said(messages: list[Message]) -> TranscriptEntry:
    return TranscriptEntry(role="assistant", at=datetime.now(UTC), messages=messages)
