"""Keeps the bot's process alive, and ends it, with all that it started, when the server ends."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

DIE_WITH_PARENT = Path(__file__).with_name("die_with_parent.py")
READY_TIMEOUT_SECONDS = 2.0
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Patience:
    """How long to wait: before a restart (growing from `first` to `longest`) and for a polite end, in seconds."""

    first: float = 1.0
    longest: float = 60.0
    settled: float = 120.0
    """a process that lived this long starts again at the first pause"""
    to_end: float = 8.0
    between_looks: float = 10.0
    """a bot that was ready is looked at this often"""
    looks: int = 3
    """how often in a row it may fail to answer before it is ended and started anew"""


@dataclass(frozen=True)
class BotCommand:
    """What to run, with which environment (the whole of it), where, and what file gets its output.

    The output of the run before is kept beside it, in `*.previous`.
    """

    arguments: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    log: Path
    status_url: str
    """answers 200 once the bot has loaded its model"""
    token: str = ""
    """opens the bot's channel"""


class BotProcess:
    """One bot, started again whenever it dies, until `stop`."""

    def __init__(
        self, command: BotCommand, tell: Callable[[str], None] = print, patience: Patience | None = None
    ) -> None:
        self._command = command
        self._tell = tell
        self._patience = patience or Patience()
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        # The kernel ends the child when the thread that started it ends, so one thread keeps it for life.
        self._keeper = threading.Thread(target=self._keep_alive, name="bot keeper", daemon=True)

    @property
    def pid(self) -> int | None:
        """The id of the process that runs now, which is also that of its group."""
        child = self._child
        return child.pid if child and child.poll() is None else None

    def start(self) -> None:
        """Start the bot; returns at once."""
        self._command.log.parent.mkdir(parents=True, exist_ok=True)
        self._keeper.start()

    def is_ready(self) -> bool:
        """Tell whether the bot lives and has loaded its model."""
        if self.pid is None:
            return False
        bearer = {"Authorization": f"Bearer {self._command.token}"} if self._command.token else {}
        try:
            answer = httpx.get(
                self._command.status_url, timeout=READY_TIMEOUT_SECONDS, trust_env=False, headers=bearer
            )
            return answer.is_success and bool(answer.json().get("model_file"))
        except (httpx.HTTPError, ValueError, AttributeError):
            return False

    def stop(self) -> None:
        """End the bot and every process of its group, politely at first; returns when none is left."""
        with self._lock:
            self._stopping.set()
            child = self._child
        if child is None:
            return
        _signal_group(child.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(self._patience.to_end)
        _signal_group(child.pid, signal.SIGKILL)
        self._keeper.join()

    def _keep_alive(self) -> None:
        pause = self._patience.first
        while (child := self._spawn()) is not None:
            started = time.monotonic()
            hung = self._watch(child)
            _signal_group(child.pid, signal.SIGKILL)
            code = child.wait()
            if self._stopping.is_set():
                return
            if time.monotonic() - started > self._patience.settled:
                pause = self._patience.first
            self._tell(
                f"The bot {_why(hung, code)} and starts again in {pause:g} s; "
                f"the last line of {self._command.log} is: {last_line(self._command.log)}"
            )
            self._stopping.wait(pause)
            pause = min(pause * 2, self._patience.longest)

    def _watch(self, child: subprocess.Popen[bytes]) -> bool:
        """Return when the bot has ended, or is to be: True where it was ready once and answers no more."""
        was_ready, missed = False, 0
        while missed < self._patience.looks:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(self._patience.between_looks)
                return False
            ready = self.is_ready()
            was_ready, missed = was_ready or ready, missed + 1 if was_ready and not ready else 0
        return True

    def _spawn(self) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if self._stopping.is_set():
                return None
            if self._command.log.exists():
                self._command.log.replace(self._command.log.with_suffix(".previous"))
            with open(self._command.log, "wb", opener=_private) as log:
                self._child = subprocess.Popen(
                    [sys.executable, str(DIE_WITH_PARENT), str(os.getpid()), *self._command.arguments],
                    cwd=self._command.folder,
                    env=dict(self._command.environment),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            return self._child


def last_line(log: Path) -> str:
    """Return the last line of `log` that says anything, without its colours, or a dash."""
    lines = [line.strip() for line in COLOUR.sub("", log.read_text(errors="replace")).splitlines()]
    return next((line for line in reversed(lines) if line), "—")


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _signal_group(group: int, signal_number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal_number)


def _why(hung: bool, code: int) -> str:
    return "no longer answered" if hung else f"ended unexpectedly ({_how(code)})"


def _how(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
