"""The bot is kept alive while the server lives, and not a moment longer; with real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from server.bot_process import BotCommand, BotProcess, Patience
from tests.running import free_port

QUICK = Patience(first=0.05, longest=0.1, to_end=5)
WAIT_SECONDS = 30

ANSWERS = """
import http.server, sys
class Status(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"model_file": "m.tar.gz"}')
server = http.server.HTTPServer(("127.0.0.1", 0), Status)
open(sys.argv[1], "w").write(str(server.server_port))
server.serve_forever()
"""
HAS_A_CHILD_AND_IGNORES_THE_POLITE_END = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open(sys.argv[1], "w").write(str(child.pid))
time.sleep(600)
"""
DIES_AT_ONCE = "print('ModelNotFound: nothing to load'); raise SystemExit(3)"


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not true():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")")[-1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def start(tmp_path: Path, told: list[str]) -> Iterator[Callable[..., BotProcess]]:
    """Start a bot that runs the given Python text, and end it after the test."""
    started: list[BotProcess] = []

    def start(text: str, *, patience: Patience = QUICK, status_url: str = "http://127.0.0.1:1/") -> BotProcess:
        arguments = [sys.executable, "-c", text, str(tmp_path / "note")]
        command = BotCommand(arguments, os.environ, tmp_path, tmp_path / "log" / "bot.log", status_url)
        started.append(BotProcess(command, tell=told.append, patience=patience))
        started[-1].start()
        return started[-1]

    yield start
    for bot in started:
        bot.stop()


def note(tmp_path: Path) -> int:
    """Return the number that the bot's process wrote down, once it did."""
    file = tmp_path / "note"
    until(lambda: file.exists() and file.read_text())
    return int(file.read_text())


def test_a_bot_that_is_killed_starts_again(start: Callable[..., BotProcess], told: list[str]) -> None:
    bot = start("import time; time.sleep(600)")
    until(lambda: bot.pid)
    first = bot.pid
    assert first
    os.kill(first, signal.SIGKILL)
    until(lambda: bot.pid not in (None, first))
    assert "signal SIGKILL" in told[0]


def test_a_bot_that_cannot_start_is_tried_again_and_its_last_words_are_told(
    start: Callable[..., BotProcess], told: list[str]
) -> None:
    start(DIES_AT_ONCE)
    until(lambda: len(told) >= 3)
    assert "exit code 3" in told[0]
    assert "ModelNotFound: nothing to load" in told[0]


def test_the_pause_before_a_restart_grows(start: Callable[..., BotProcess], told: list[str]) -> None:
    start(DIES_AT_ONCE, patience=Patience(first=0.01, longest=0.04))
    until(lambda: len(told) >= 4)
    assert [line.split(" in ")[1].split(" s;")[0] for line in told[:4]] == ["0.01", "0.02", "0.04", "0.04"]


def test_a_stopped_bot_stays_stopped_and_nothing_is_told(start: Callable[..., BotProcess], told: list[str]) -> None:
    bot = start("import time; time.sleep(600)")
    until(lambda: bot.pid)
    bot.stop()
    assert bot.pid is None
    assert told == []


def test_stopping_ends_the_whole_group_even_one_that_does_not_listen(
    start: Callable[..., BotProcess], tmp_path: Path
) -> None:
    bot = start(HAS_A_CHILD_AND_IGNORES_THE_POLITE_END, patience=Patience(to_end=0.2))
    grandchild = note(tmp_path)
    own = bot.pid
    assert own
    bot.stop()
    until(lambda: not is_alive(own) and not is_alive(grandchild))


def test_a_bot_is_ready_when_it_answers(start: Callable[..., BotProcess], tmp_path: Path) -> None:
    silent = start("import time; time.sleep(600)")
    until(lambda: silent.pid)
    assert not silent.is_ready()
    start(ANSWERS)
    answering = start("import time; time.sleep(600)", status_url=f"http://127.0.0.1:{note(tmp_path)}/")
    until(answering.is_ready)


def test_a_bot_that_hangs_is_ended_and_starts_again(
    start: Callable[..., BotProcess], tmp_path: Path, told: list[str]
) -> None:
    port = free_port()
    patience = Patience(first=0.05, longest=0.1, to_end=5, between_looks=0.2, looks=2)
    bot = start(ANSWERS.replace('("127.0.0.1", 0)', f'("127.0.0.1", {port})'), patience=patience,
                status_url=f"http://127.0.0.1:{port}/")  # fmt: skip
    until(bot.is_ready)
    first = bot.pid
    assert first
    time.sleep(3 * patience.between_looks)  # it must have been seen to answer before it is missed
    os.kill(first, signal.SIGSTOP)
    until(lambda: bot.pid not in (None, first))
    assert "no longer answered" in told[0]


def test_a_bot_that_is_still_loading_is_left_alone(start: Callable[..., BotProcess], told: list[str]) -> None:
    bot = start("import time; time.sleep(600)", patience=Patience(between_looks=0.05, looks=2))
    until(lambda: bot.pid)
    time.sleep(0.5)
    assert told == []


def test_the_bot_dies_with_a_server_that_is_killed(tmp_path: Path) -> None:
    server = f"""
import os, sys, time
from pathlib import Path
from server.bot_process import BotCommand, BotProcess
folder = Path({str(tmp_path)!r})
text = "import os, time; open('note', 'w').write(str(os.getpid())); time.sleep(600)"
BotProcess(BotCommand([sys.executable, "-c", text], os.environ, folder, folder / "bot.log", "")).start()
time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", server]) as process:
        bot = note(tmp_path)
        assert is_alive(bot)
        process.kill()
    until(lambda: not is_alive(bot))


def test_the_log_of_a_bot_is_for_its_owner_alone(start: Callable[..., BotProcess], tmp_path: Path) -> None:
    bot = start("import time; time.sleep(600)")
    until(lambda: bot.pid)
    assert (tmp_path / "log" / "bot.log").stat().st_mode & 0o777 == 0o600
