"""A real HTTP server on loopback that gives files as well or as badly as a test wants."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar


@dataclass
class Answer:
    """What one path answers with."""

    content: bytes
    status: int = 200
    ranges: bool = True
    tells_length: bool = True
    breaks_after: list[int] = field(default_factory=list)
    """bytes after which the connection is cut, one number an answer; then no more"""
    hangs: bool = False


@dataclass
class SourceServer:
    """The answers by path, and what was asked for."""

    address: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    """path and Range header of each request"""

    def gives(self, path: str, answer: Answer) -> str:
        """Let `path` be answered so; return its address."""
        self.answers[path] = answer
        return self.address + path


@contextmanager
def source_server() -> Iterator[SourceServer]:
    """Run one until the block ends."""
    closing = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        served: ClassVar[SourceServer]

        def do_GET(self) -> None:
            given = self.headers["Range"]
            self.served.asked.append((self.path, given))
            answer = self.served.answers.get(self.path, Answer(b"", status=404))
            if answer.hangs:
                closing.wait()
            start = int(given.removeprefix("bytes=").rstrip("-")) if given and answer.ranges else 0
            body = answer.content[start:]
            self.send_response(206 if start else answer.status)
            if answer.tells_length:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            cut = answer.breaks_after.pop(0) if answer.breaks_after else len(body)
            self.wfile.write(body[:cut])

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Handler.served = SourceServer(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Handler.served
    finally:
        closing.set()
        server.shutdown()
        server.server_close()
