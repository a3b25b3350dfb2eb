"""The whole application as it is served, started in the tests' own process, for attacks that need no bot."""

from __future__ import annotations

import json
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from websockets.sync.client import ClientConnection, connect

from server.app import create_app
from server.cli.serve import server_config
from server.registry.database import Database
from server.registry.services import conversations
from server.settings import Settings
from tests.running import SECRET

NOBODY = "http://127.0.0.1:9"
PROXY = "127.0.0.1"
API = "/api/v1/conversations"


@dataclass
class Door:
    """A running application: its address, and its registry."""

    url: str
    database: Database

    def begin(self, come_from: str | None = None, **fields: Any) -> httpx.Response:
        """Begin a conversation, from another address where a proxy is believed."""
        return self.post(API, {"channel": "web", **fields}, come_from)

    def post(self, path: str, body: Any, come_from: str | None = None, **headers: str) -> httpx.Response:
        forwarded = {"X-Forwarded-For": come_from} if come_from else {}
        return httpx.post(f"{self.url}{path}", json=body, headers=forwarded | headers, timeout=60, trust_env=False)

    def page(self, come_from: str = "203.0.113.1") -> httpx.Response:
        """Visit the page for the first time."""
        headers = {"Accept": "text/html", "X-Forwarded-For": come_from}
        return httpx.get(self.url, headers=headers, timeout=60, trust_env=False)

    def begun(self) -> tuple[str, str]:
        """Return id and token of a conversation that stands in the registry already."""
        with self.database.write() as session:
            conversation, token = conversations.open_conversation(session, "web", "text", None)
            return conversation.id, token

    @contextmanager
    def stream(
        self, conversation_id: str = "anything", token: str | None = None, come_from: str = "203.0.113.1"
    ) -> Iterator[ClientConnection]:
        """A stream, greeted where there is a token."""
        address = f"{self.url.replace('http', 'ws', 1)}{API}/{conversation_id}/stream"
        with connect(address, proxy=None, additional_headers={"X-Forwarded-For": come_from}) as stream:
            if token is not None:
                stream.send(json.dumps({"type": "hello", "token": token, "audio_out": "none"}))
                event(stream, "ready")
            yield stream

    @contextmanager
    def line(self) -> Iterator[socket.socket]:
        """A bare connection, on which bytes can be sent as slowly as one likes."""
        host, port = self.url.removeprefix("http://").split(":")
        with closing(socket.create_connection((host, int(port)), timeout=60)) as line:
            yield line


def event(stream: ClientConnection, kind: str) -> dict[str, Any]:
    """Wait for an event of that kind."""
    while True:
        found: dict[str, Any] = json.loads(stream.recv(timeout=60))
        if found["type"] == kind:
            return found


@contextmanager
def open_door(folder: Path, sqlite_template: Path, **settings: Any) -> Iterator[Door]:
    """Serve the application on an empty registry; its bot is away unless `bot_url` names one."""
    shutil.copy(sqlite_template, folder / "tongxing.db")
    chosen: dict[str, Any] = {"bot_url": NOBODY, "voice": "off", "trusted_proxies": PROXY, **settings}
    loaded = Settings(secret_key=SECRET, data_dir=folder, sample_data=False, **chosen)
    config = server_config(create_app(loaded), loaded)
    config.lifespan = "off"  # nothing of speech is loaded: what is attacked are its places
    server = uvicorn.Server(config)
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    database = Database(loaded.database_url)
    try:
        yield Door(f"http://127.0.0.1:{listener.getsockname()[1]}", database)
    finally:
        server.should_exit = True
        thread.join()
        database.close()
