"""How a conversation begins: the same greeting for the page, the transcript and the bot, made without asking any."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from server.conversation.messages import Message, Mode, Reply, Situation
from server.words.greeting import greeting


def greet(conversation_id: str, mode: Mode) -> Reply:
    """Return the greeting of this conversation, always with the same id, so that its options can be pressed."""
    said = Message(id=str(uuid5(NAMESPACE_URL, f"{conversation_id}/greeting")), **greeting(mode == "voice"))
    return Reply(messages=[said], situation=Situation())
