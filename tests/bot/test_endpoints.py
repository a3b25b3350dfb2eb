"""How Rasa calls the actions."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.bot.telling import told_by_the_bot


class Told(BaseHTTPRequestHandler):
    """Tells what it was asked for, and by what it was opened."""

    def do_POST(self) -> None:
        told = json.dumps([self.path, self.headers.get("Authorization")]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


def test_rasa_shows_the_token_in_a_header_and_none_in_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    with HTTPServer(("127.0.0.1", 0), Told) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        given = {
            "ACTION_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}/actions/webhook",
            "ACTION_TOKEN": "a-token-of-the-tests", "TRACKER_URL": "sqlite://", "TRACKER_KEY": "none",
        }  # fmt: skip
        for name, value in given.items():
            monkeypatch.setenv(f"TONGXING_{name}", value)
        told = told_by_the_bot("tests.bot.call_the_actions")
    assert told == ["/actions/webhook", "Bearer a-token-of-the-tests"]
