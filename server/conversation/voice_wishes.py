"""Wishes on how the assistant speaks: what is said to them in every task, and what was granted by an answer."""

from __future__ import annotations

import re
from typing import Literal

from language.writing.plain import bare
from server.conversation.messages import Message, Reply

Wish = Literal["louder", "quieter", "other_voice", "usual"]
"""what the bot does not know, understood to the letter: 大声点, 换个声音"""
Granted = Literal[Wish, "slower", "faster"]

_ADDRESSED = r"(?:请|你|您|麻烦)*(?:能不能|可不可以|可以)?"
_A_BIT = r"(?:一点|一些|点|些|一下)?(?:儿)?"
_SOUND = r"(?:声音|音量|语速)"
_END = r"(?:吗|吧|呗|嘞|行不|好吗|行吗|好不好|说|讲)*"
_WISHES: dict[Wish, str] = {
    "louder": rf"{_SOUND}?(?:再|说|讲|放)*(?:大声|响|高声)再?{_A_BIT}|{_SOUND}再?(?:调|放|说|开)?[大高]{_A_BIT}"
    rf"|{_SOUND}(?:太|有点)小了?",
    "quieter": rf"{_SOUND}?(?:再|说|讲)*(?:小声|轻){_A_BIT}|{_SOUND}再?(?:调|放|说|开)?[小低]{_A_BIT}"
    rf"|(?:声音)?太(?:吵|响|大声)了?|{_SOUND}(?:太|有点)大了?",
    "other_voice": r"换一?[个种](?:人的)?(?:声音|嗓音|嗓子|音色|人声)|(?:换成|要)?(?:男声|女声|男的声音|女的声音)",
    "usual": rf"{_SOUND}?(?:恢复|变回|调回|回到)(?:原来|正常|默认)的?(?:{_SOUND}|样子)?|正常(?:语速|速度)(?:就行)?",
}
_PATTERNS = {wish: re.compile(rf"{_ADDRESSED}(?:{pattern}){_END}") for wish, pattern in _WISHES.items()}
_SAID: dict[Granted, str] = {
    **{wish: f"voice.{wish}" for wish in _WISHES},
    "slower": "steer.speak_slower",
    "faster": "steer.speak_faster",
}
"""what is granted → how it is told"""


def voice_wish(text: str) -> Wish | None:
    """Return the wish on speaking that the whole text is, or None; slower and faster are the bot's."""
    plain = bare(text)
    return next((wish for wish, pattern in _PATTERNS.items() if pattern.fullmatch(plain)), None)


def answer_to(said: Message, last: Reply | None) -> Reply:
    """Return what is said to a wish: that it is done, and the last answer again, without an earlier 'it is done'."""
    if last is None:
        return Reply(messages=[said])
    before = [message for message in last.messages if _granted(message) is None]
    again = [message.model_copy(update={"id": f"{said.id}-{n}"}) for n, message in enumerate(before)]
    return Reply(messages=[said, *again], awaiting=last.awaiting, situation=last.situation)


def granted(reply: Reply) -> Granted | None:
    """Return what the answer says is done, so that it is done whoever understood it."""
    return next((wish for message in reply.messages if (wish := _granted(message))), None)


def waits(reply: Reply) -> bool:
    """Whether the answer says that the person has all the time they need; nobody then asks whether they are there."""
    return any(message.key == "steer.wait" for message in reply.messages)


def _granted(message: Message) -> Granted | None:
    return next((wish for wish, key in _SAID.items() if message.key == key), None)
