"""A gateway for text messages as an office may have one: a small server over HTTP."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest


class Gateway:
    """Takes what is posted with its token; `answers` holds the codes of the next answers, 200 for all others."""

    token = "the gateway's token"

    def __init__(self) -> None:
        self.taken: list[dict[str, Any]] = []
        self.asked = 0
        self.answers: list[int] = []
        self.another = threading.Event()
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                gateway.asked += 1
                code = gateway.answers.pop(0) if gateway.answers else 200
                if self.headers["Authorization"] != f"Bearer {gateway.token}":
                    code = 401
                if code == 200:
                    gateway.taken.append(body)
                self.send_response(code)
                self.end_headers()
                gateway.another.set()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=[0.01], daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/send"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    running = Gateway()
    yield running
    running.close()
