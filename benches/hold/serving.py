"""A server that dies often: it is forked from a process that has imported everything, and so starts at once."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import httpx

from tests.running import SECRET, free_port

LONGEST, PAUSE = 120.0, 0.05
_context = get_context("forkserver")
_context.set_forkserver_preload(["benches.hold.preloaded"])


@dataclass
class Server:
    """`tongxing serve` on one port, over a bot that runs elsewhere; it can be started again whenever it died."""

    data_dir: Path
    database_url: str
    bot_url: str
    port: int
    process: ForkServerProcess | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it; returns at once."""
        settings = {
            "TONGXING_DATA_DIR": str(self.data_dir), "TONGXING_SECRET_KEY": SECRET, "TONGXING_VOICE": "off",
            "TONGXING_BOT_URL": self.bot_url,
        }  # fmt: skip
        log = self.data_dir / "log" / f"server-{self.port}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        self.process = _context.Process(target=_serve, args=[settings, self.port, self.database_url, str(log)])
        self.process.start()

    def await_ready(self) -> None:
        """Wait until the server, its database and its bot answer; starts the server anew if it died meanwhile."""
        until = time.monotonic() + LONGEST
        with httpx.Client(timeout=10, trust_env=False) as client:
            while time.monotonic() < until:
                try:
                    if client.get(f"{self.url}/readyz").is_success:
                        return
                except httpx.HTTPError:
                    if self.process is None or not self.process.is_alive():
                        self.start()
                time.sleep(PAUSE)
        raise TimeoutError(f"the service was not ready within {LONGEST:g} s: {self.data_dir}/log")

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.join()


def a_server(data_dir: Path, database_url: str, bot_url: str, port: int | None = None) -> Server:
    """Return a server that has not been started."""
    return Server(data_dir, database_url, bot_url, port or free_port())


def _serve(settings: dict[str, str], port: int, database_url: str, log: str) -> None:
    from server.cli.serve import serve

    os.environ.update(settings)
    with open(log, "ab", buffering=0) as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    serve(port=port, database_url=database_url)
