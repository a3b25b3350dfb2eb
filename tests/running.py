"""The whole service as `tongxing serve` starts it: the real server, the real bot, a database of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database

ROOT = Path(__file__).resolve().parents[1]
SECRET = "a secret of the tests"
SECONDS_TO_START = 240


@dataclass
class Service:
    """A running copy: its address, its database, its folder."""

    url: str
    database: Database
    data_dir: Path
    process: subprocess.Popen[str]


@contextmanager
def running_service(data_dir: Path, database_url: str | None = None, **settings: str) -> Iterator[Service]:
    """Start a copy and wait until it says that it is ready; `settings` are TONGXING_… variables.

    It neither hears nor speaks unless `voice="auto"`: loading that would keep the other tests waiting.
    """
    port, bot_port = free_port(), free_port()
    database_url = database_url or f"sqlite:///{data_dir}/tongxing.db"
    environment = {
        **os.environ,
        "TONGXING_DATA_DIR": str(data_dir),
        "TONGXING_SECRET_KEY": SECRET,
        "TONGXING_VOICE": "off",
        **{f"TONGXING_{name.upper()}": value for name, value in settings.items()},
    }
    command = [str(ROOT / ".venv" / "bin" / "tongxing"), "serve", "--port", str(port), "--bot-port", str(bot_port)]
    process = subprocess.Popen(
        [*command, "--database-url", database_url],
        cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        _wait_until_ready(process)
        use_keyring(Keyring(SECRET))
        database = Database(database_url)
        yield Service(f"http://127.0.0.1:{port}", database, data_dir, process)
        database.close()
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


def free_port() -> int:
    """Return a port of loopback that nobody uses now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_until_ready(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    output: list[str] = []
    watchdog = threading.Timer(SECONDS_TO_START, process.kill)
    watchdog.start()
    try:
        for line in process.stdout:
            output.append(line)
            if line.startswith("ready: "):
                break
        else:
            raise AssertionError("the service did not start:\n" + "".join(output))
    finally:
        watchdog.cancel()
    threading.Thread(target=process.stdout.read, daemon=True).start()
