"""One conversation through the chat API, written down as it goes."""

from __future__ import annotations

import json
import uuid
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

SECONDS = 60.0


class Refused(Exception):
    """The service answered with an error."""


class Talk:
    """`say` and `look` return the reply as JSON; `lines` holds who said what."""

    def __init__(self, url: str, mode: str, channel: str) -> None:
        self._http = HTTPConnection(str(urlsplit(url).netloc), timeout=SECONDS)
        self._headers = {"Content-Type": "application/json"}
        self.lines: list[tuple[str, str]] = []
        self.first = self._ask("POST", "", {"channel": channel, "mode": mode})
        self.id: str = self.first["conversation_id"]
        self._headers["Authorization"] = f"Bearer {self.first['token']}"
        self._last = self.first
        self._note(self.first)

    def say(self, text: str) -> dict[str, Any]:
        """Send one message."""
        self.lines.append(("person", text))
        reply = self._ask("POST", f"/{self.id}/messages", {"text": text, "message_id": str(uuid.uuid4())})
        self._note(reply)
        self._last = reply
        return reply

    def look(self) -> dict[str, Any]:
        """Come back to the page: the messages are those that stand there, the question the one that is open."""
        self.lines.append(("person", "(is away, comes back)"))
        state = self._ask("GET", f"/{self.id}", None)
        return {"messages": self._last["messages"], "awaiting": state["awaiting"]}

    def close(self) -> None:
        self._http.close()

    def _ask(self, method: str, path: str, body: object) -> dict[str, Any]:
        sent = None if body is None else json.dumps(body).encode()
        self._http.request(method, f"/api/v1/conversations{path}", sent, self._headers)
        answer = self._http.getresponse()
        read: dict[str, Any] = json.loads(answer.read())
        if answer.status >= 400:
            raise Refused(f"{answer.status} {read.get('code')}")
        return read

    def _note(self, reply: dict[str, Any]) -> None:
        for message in reply["messages"]:
            options = "".join(f" [{one['key']} {one['title']}]" for one in message["options"])
            self.lines.append(("assistant", message["text"] + options))
        self.lines.append(("awaiting", json.dumps(reply["awaiting"], ensure_ascii=False)))
