"""Wishes on how the assistant speaks: what is said to them in every task, and what was granted by an answer."""

from __future__ import annotations

from typing import Literal

from language.voice_wishes import WISHES, Wish
from server.conversation.messages import Message, Reply

Granted = Literal[Wish, "slower", "faster"]

_SAID: dict[Granted, str] = {
    **{wish: f"voice.{wish}" for wish in WISHES},
    "slower": "steer.speak_slower",
    "faster": "steer.speak_faster",
}
"""what is granted → how it is told"""


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
