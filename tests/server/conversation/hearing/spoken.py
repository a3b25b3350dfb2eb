"""What the tests of hearing share: a mending that knows a few sentences, and the replies that stood before."""

from __future__ import annotations

from server.conversation.hearing import Heard, Mending
from server.conversation.messages import Awaiting, AwaitingKind, Message, Option, Reply

SENTENCES = (
    "我想报名参加盲人按摩培训班", "我要报名", "残疾人证在哪里办", "残疾人证丢了怎么办", "补贴什么时候发",
    "我不想去了", "有没有按摩班", "我想找工作", "帮我查一下补贴到账没有", "取消", "转人工", "四级", "第一个班我报了",
    "我还没报名", "部门在哪里", "这个部门管不管",
)  # fmt: skip
MENDING = Mending(lambda: SENTENCES)


def heard(*texts: str, confidence: float = 0.95) -> list[Heard]:
    return [Heard(text, confidence - 0.01 * place) for place, text in enumerate(texts)]


def asked(slot: str, kind: AwaitingKind = "text", titles: tuple[str, ...] = ()) -> Reply:
    options = [Option(key=str(key), title=title, payload=title) for key, title in enumerate(titles, 1)]
    message = Message(id="1", text="请说。", options=options)
    return Reply(messages=[message], awaiting=Awaiting(slot=slot, kind=kind, step=1, of=2))


def mended(*texts: str, last: Reply | None = None) -> str:
    return MENDING.mend(heard(*texts), last).text
