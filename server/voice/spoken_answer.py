"""What is said of an answer: the texts in their spoken form, and the options that the text does not name."""

from __future__ import annotations

from server.conversation.messages import Message, Reply
from server.words import Wording, word

NUMERALS = "一二三四五六七八九十"
WAYS_ON = ("转人工", "取消", "返回", "跳过", "重复")
"""options that are taught once and not read out each time"""


def spoken_answer(reply: Reply) -> list[str]:
    """Return the texts to be said, one a message; the options of the last list are read with their numbers."""
    return [_spoken(message, reply) for message in reply.messages]


def _spoken(message: Message, reply: Reply) -> str:
    text = message.speech or message.text
    if reply.awaiting is not None and reply.awaiting.kind == "yes_no":
        return text
    unnamed = [option for option in message.options if option.title not in text and option.payload not in WAYS_ON]
    read = [f"{_numeral(option.key)}{option.title}。" for option in unnamed]
    return text + "".join(read)


def _numeral(key: str) -> str:
    """Return the number that an option is chosen by, as it is said before it."""
    at = int(key) if key.isdecimal() else 0
    return f"{NUMERALS[at - 1]}，" if 1 <= at <= len(NUMERALS) else ""


def notice(key: str, turn: int = 0) -> Wording:
    """Return the wording of a notice of `server/words/texts/voice.yml`."""
    return word(f"voice.{key}", turn)
