"""Wishes on how the assistant speaks, understood to the letter in every task: 大声点, 换个声音, 慢一点."""

from __future__ import annotations

import re
from typing import Literal

from server.conversation.messages import Message, Reply
from server.registry.plain import bare

VoiceWish = Literal["louder", "quieter", "other_voice", "usual", "slower", "faster"]

_ADDRESSED = r"(?:请|你|您|麻烦)*(?:能不能|可不可以|可以)?"
_A_BIT = r"(?:一点|一些|点|些|一下)?(?:儿)?"
_SOUND = r"(?:声音|音量|语速)"
_END = r"(?:吗|吧|呗|嘞|行不|好吗|行吗|好不好|说|讲)*"
_WISHES: dict[VoiceWish, str] = {
    "louder": rf"{_SOUND}?(?:再|说|讲|放)*(?:大声|响|高声)再?{_A_BIT}|{_SOUND}再?(?:调|放|说|开)?[大高]{_A_BIT}"
    rf"|{_SOUND}(?:太|有点)小了?",
    "quieter": rf"{_SOUND}?(?:再|说|讲)*(?:小声|轻){_A_BIT}|{_SOUND}再?(?:调|放|说|开)?[小低]{_A_BIT}"
    rf"|(?:声音)?太(?:吵|响|大声)了?|{_SOUND}(?:太|有点)大了?",
    "other_voice": r"换一?[个种](?:人的)?(?:声音|嗓音|嗓子|音色|人声)|(?:换成|要)?(?:男声|女声|男的声音|女的声音)",
    "usual": rf"{_SOUND}?(?:恢复|变回|调回|回到)(?:原来|正常|默认)的?(?:{_SOUND}|样子)?|正常(?:语速|速度)(?:就行)?",
    "slower": rf"(?:再|说|讲|念|读|语速)*(?:慢){_A_BIT}|(?:太|有点)快(?:了)?(?:说)?(?:慢{_A_BIT})?",
    "faster": rf"(?:再|说|讲|念|读|语速)*(?:快){_A_BIT}|(?:太|有点)慢(?:了)?(?:说)?(?:快{_A_BIT})?",
}
_PATTERNS = {wish: re.compile(rf"{_ADDRESSED}(?:{pattern}){_END}") for wish, pattern in _WISHES.items()}
ANSWERED_HERE: tuple[VoiceWish, ...] = ("louder", "quieter", "other_voice", "usual")
"""the bot knows slower and faster by itself"""
_WAIT = re.compile(
    r"(?:请|你|您|先)*(?:等一下|等等|稍等|等一会儿?|等会儿?|等我一下|别急|我找找|我看看|我去拿)(?:啊|哈|吧|下)?"
)


def voice_wish(text: str) -> VoiceWish | None:
    """Return the wish on speaking that the whole text is, or None."""
    plain = bare(text)
    return next((wish for wish, pattern in _PATTERNS.items() if pattern.fullmatch(plain)), None)


def asks_to_wait(text: str) -> bool:
    """Whether the person says that they need a moment; nobody is then asked whether they are there."""
    return bool(_WAIT.fullmatch(bare(text)))


def answer_to(said: Message, last: Reply | None) -> Reply:
    """Return what is said to a wish that the bot does not know: that it is done, and the last answer again."""
    if last is None:
        return Reply(messages=[said])
    again = [message.model_copy(update={"id": f"{said.id}-{n}"}) for n, message in enumerate(last.messages)]
    return Reply(messages=[said, *again], awaiting=last.awaiting)
