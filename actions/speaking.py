"""Saying things again, and how they are said."""

from __future__ import annotations

from actions.turn import Turn
from server.registry.services import conversations
from server.words import variants

RATES = ("steer.speak_slower", "steer.speak_faster")
"""keys of what only says that something is now spoken otherwise: nobody asks to hear that again"""


def repeat_last(turn: Turn) -> None:
    """Say the last turn again, word for word."""
    messages = turn.history.messages_before(RATES)
    if not messages:
        turn.say("small.greet")
    for message in messages:
        turn.said.repeat(message)


def spell_last(turn: Turn) -> None:
    """Say the last turn again, one character at a time."""
    for message in turn.history.last_messages:
        turn.said.repeat(message, speech=" ".join(message.get("speech") or message["text"]))


def change_mode(turn: Turn, mode: str) -> None:
    """Go on in writing (`text`) or by voice (`voice`)."""
    with turn.write() as session:
        conversations.set_mode(session, turn.conversation_id, mode)


def has_words(key: str) -> bool:
    """Whether the catalogue holds `key`."""
    try:
        return bool(variants(key))
    except KeyError:
        return False
