"""What the set-up says while it works, and how it says what went wrong."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from server.without_secrets import without_secrets

ROOT = Path(__file__).resolve().parent.parent
HEARTBEAT_SECONDS = 15
LINES_SHOWN_ON_FAILURE = 8


class SetupFailure(Exception):
    """Something cannot be had; the text says in one sentence what, and how to get it."""


def say(text: str) -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


@contextmanager
def step(doing: str) -> Iterator[None]:
    """Say what is being done, that it still is, and how many seconds it took."""
    say(f"{doing} …")
    started, done = time.monotonic(), threading.Event()

    def heartbeat() -> None:
        while not done.wait(HEARTBEAT_SECONDS):
            say(f"  still at it, {time.monotonic() - started:.0f} s")

    threading.Thread(target=heartbeat, daemon=True).start()
    try:
        yield
    finally:
        done.set()
    say(f"  done in {time.monotonic() - started:.0f} s")


def run(
    command: Sequence[str | Path],
    otherwise: str,
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    watch: Callable[[str], None] | None = None,
    log: IO[str] | None = None,
) -> str:
    """Run `command` quietly and return what it printed.

    `env` is added to this process's own, of which a command is told no setting;
    `watch` is given each line as it comes, `log` keeps them.
    Raises `SetupFailure` with the command's last lines and the sentence `otherwise`.
    """
    lines: list[str] = []
    with subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        env=without_secrets() | dict(env or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line.rstrip())
            if log:
                log.write(line)
            if watch:
                watch(lines[-1])
    if process.returncode:
        told = "\n".join(f"  | {line}" for line in lines[-LINES_SHOWN_ON_FAILURE:] if line)
        raise SetupFailure(f"{told}\n{otherwise}".lstrip("\n"))
    return "\n".join(lines)
