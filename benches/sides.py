"""The two sides of the comparison: a conversation through the chat API, and one with the bare bot."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from benches.connection import Connection
from server.conversation.bot_client import CHANNEL
from server.derive import derive
from server.words.catalogue import all_keys, variants
from tests.running import SECRET, Service

API = "/api/v1/conversations"
REST = f"{CHANNEL}/webhook"
TROUBLE = {one["text"] for key in all_keys() if key.startswith("trouble.") for one in variants(key)}
"""what the server says where it has no answer, in all its wordings"""


class NotAnswered(ValueError):
    """The service answered with a problem, or with nothing."""


class ThroughTheApi:
    """Speaks as a page or a telephone does."""

    name = "chat API"

    def __init__(self, service: Service) -> None:
        conversation_id, token = open_conversation(service)
        self._path = f"{API}/{conversation_id}/messages"
        self._connection = Connection(service.url, token)

    def say(self, text: str) -> list[str]:
        """Return the texts that were answered; raises one of `NO_ANSWER`."""
        status, reply = self._connection.post(self._path, {"text": text, "message_id": str(uuid.uuid4())})
        return _heard(status, [message["text"] for message in reply.get("messages", [])])

    def close(self) -> None:
        self._connection.close()


class BareBot:
    """Speaks straight into Rasa's REST channel, as a sender whose conversation the server knows.

    The bot is the same and runs the same actions, so what differs is the server's own part of a turn.
    """

    name = "bare Rasa"

    def __init__(self, service: Service) -> None:
        self._sender, token = open_conversation(service)
        greeted = Connection(service.url, token)
        greeted.post(f"{API}/{self._sender}/messages", {"text": "你好"})  # only then is there a row of it
        greeted.close()
        self._connection = Connection(bot_url(service), derive(SECRET, "bot"))

    def say(self, text: str) -> list[str]:
        """Return the texts that were answered; raises one of `NO_ANSWER`."""
        status, messages = self._connection.post(REST, {"sender": self._sender, "message": text})
        said = [message.get("custom") or {} for message in messages]
        return _heard(status, [part["text"] for part in said if part.get("text")])

    def close(self) -> None:
        self._connection.close()


Side = ThroughTheApi | BareBot
OpenSide = Callable[[Service], Side]


def open_conversation(service: Service) -> tuple[str, str]:
    """Return the id and the token of a new conversation; the server keeps nothing of it until the first word."""
    connection = Connection(service.url)
    status, started = connection.post(API, {"channel": "web", "mode": "text", "area": "130000"})
    connection.close()
    if status != 201:
        raise NotAnswered(f"no conversation was opened: {status}")
    return started["conversation_id"], started["token"]


def bot_url(service: Service) -> str:
    """Return the address of the bot that a copy started."""
    arguments = service.process.args
    assert isinstance(arguments, list)
    return f"http://127.0.0.1:{arguments[arguments.index('--bot-port') + 1]}"


def _heard(status: int, texts: list[str]) -> list[str]:
    if status != 200 or not texts:
        raise NotAnswered(f"status {status}, {len(texts)} messages")
    if excuses := TROUBLE.intersection(texts):
        raise NotAnswered(excuses.pop())
    return texts
