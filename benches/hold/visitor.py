"""One client of a flood: it asks for what anybody may ask for, and cares for no answer. It costs little."""

from __future__ import annotations

import asyncio
import contextlib
import json
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

CONVERSATIONS = "/api/v1/conversations"
NO_ANSWER, HUNG_UP = "no answer", "hung up"
SECONDS = 60.0
WORDS = ("你好", "石家庄有什么盲人按摩的培训班", "一年最多能领几次培训补贴")


class Visitor:
    """Comes from `address`, if the service believes the proxy that says so; `seen` counts what was answered.

    After `patience` seconds without an answer it hangs up.
    """

    def __init__(self, url: str, address: str, seen: Counter[str], patience: float = SECONDS) -> None:
        self._netloc = str(urlsplit(url).netloc)
        self._from = {"X-Forwarded-For": address}
        self._seen = seen
        self._patience = patience
        self._writer: asyncio.StreamWriter | None = None
        self._reader: asyncio.StreamReader | None = None
        self._own: dict[str, str] = {}
        self._stream: ClientConnection | None = None
        self._asked = 0

    @property
    def deeds(self) -> tuple[Callable[[], Awaitable[str]], ...]:
        """What it does, in this order; each returns what came of it."""
        return self._begin, self._look, self._say, self._listen, self._say

    async def visit(self) -> None:
        """Do the next deed."""
        deed = self.deeds[self._asked % len(self.deeds)]
        self._asked += 1
        try:
            async with asyncio.timeout(self._patience):
                self._seen[await deed()] += 1
        except TimeoutError:
            self._seen[HUNG_UP] += 1
            self._hang_up()
        except (OSError, EOFError, ValueError, WebSocketException):
            self._seen[NO_ANSWER] += 1
            self._hang_up()

    def leave(self) -> None:
        """Go without a word."""
        self._hang_up()
        if self._stream is not None:
            self._stream.transport.abort()

    async def _begin(self) -> str:
        status, body = await self._ask("POST", CONVERSATIONS, {"channel": "web", "mode": "text"})
        if status == "201":
            self._own = json.loads(body)
        return status

    async def _look(self) -> str:
        return (await self._ask("GET", "/"))[0]

    async def _say(self) -> str:
        said = {"text": WORDS[self._asked % len(WORDS)], "message_id": str(uuid.uuid4())}
        path = f"{CONVERSATIONS}/{self._own.get('conversation_id', 'none')}/messages"
        status, _ = await self._ask("POST", path, said, {"Authorization": f"Bearer {self._own.get('token', 'none')}"})
        return status

    async def _listen(self) -> str:
        """Open a stream and keep it."""
        if self._stream is not None:
            self._stream.transport.abort()
        address = f"ws://{self._netloc}{CONVERSATIONS}/{self._own.get('conversation_id', 'none')}/stream"
        self._stream = await connect(
            address, proxy=None, max_queue=None, additional_headers=self._from, ping_interval=None
        )
        await self._stream.send(json.dumps({"type": "hello", "token": self._own.get("token", "none")}))
        return "stream"

    async def _ask(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> tuple[str, bytes]:
        if self._reader is None or self._writer is None:
            host, _, port = self._netloc.partition(":")
            self._reader, self._writer = await asyncio.open_connection(host, int(port))
        sent = b"" if body is None else json.dumps(body).encode()
        lines = {"Host": self._netloc, "Content-Length": str(len(sent)), **self._from, **(headers or {})}
        if sent:
            lines["Content-Type"] = "application/json"
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        self._writer.write(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + sent)
        return await self._answer(self._reader)

    async def _answer(self, reader: asyncio.StreamReader) -> tuple[str, bytes]:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        lines = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        body = await reader.readexactly(int(lines.get("content-length", 0)))
        if lines.get("connection") == "close" or "content-length" not in lines:
            self._hang_up()
        return head.split(" ", 2)[1], body

    def _hang_up(self) -> None:
        if self._writer is not None:
            with contextlib.suppress(OSError):
                self._writer.transport.abort()
        self._reader = self._writer = None
