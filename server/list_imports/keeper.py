"""Has imports worked off, one at a time, each in a child process: what it needs of memory goes with it."""

from __future__ import annotations

import contextlib
import os
import secrets
import subprocess
import sys
import threading
import time
from pathlib import Path

import structlog
from sqlalchemy.exc import SQLAlchemyError

from server import die_with_parent
from server.list_imports.findings import why_broken_off
from server.registry.database import Database, utcnow
from server.registry.services import import_turns
from server.settings import Settings
from server.without_secrets import without_secrets

POLL_SECONDS = 2.0
BETWEEN_SIGNS = 15.0
"""seconds between two signs of life, well within the lease"""
LONGEST = 2 * 3600.0
"""seconds after which a child is taken to hang: the longest list that is taken needs less than half of them"""
DIE_WITH_PARENT = Path(die_with_parent.__file__)
log = structlog.get_logger()


class Keeper:
    """One thread that looks for imports; it keeps its children for life, since they end with the thread."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database, self._settings = database, settings
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look, until `stop`."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name="imports", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End, and the child with it; what it had not finished is broken off, and can be gone on with."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def work_one(self) -> bool:
        """Have the next import worked on to its end; False where there is none, or another copy works."""
        with self._database.read() as session:  # a look costs no lock
            if not import_turns.is_waiting(session):
                return False
        claim = secrets.token_hex(16)
        with self._database.write() as session:
            taken = import_turns.take_next(session, claim, utcnow(), why_broken_off)
        if taken is None:
            return False
        try:
            self._watch(taken.id, claim)
        finally:
            self._leave_nothing_claimed(taken.id, claim)
        return True

    def _watch(self, number: int, claim: str) -> None:
        own = [sys.executable, "-m", "server.list_imports", str(number), claim]
        child = subprocess.Popen(
            [sys.executable, str(DIE_WITH_PARENT), str(os.getpid()), *own],
            env=without_secrets(),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        try:
            assert child.stdin is not None
            with contextlib.suppress(BrokenPipeError), child.stdin as asked:
                asked.write(self._settings.model_dump_json().encode())
            self._wait_for(child, claim)
        finally:
            child.kill()  # nothing happens to one that has ended
            child.wait()

    def _wait_for(self, child: subprocess.Popen[bytes], claim: str) -> None:
        until, sign_at = time.monotonic() + LONGEST, time.monotonic() + BETWEEN_SIGNS
        while child.poll() is None and time.monotonic() < until and not self._stopping.is_set():
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(POLL_SECONDS / 10)
            if time.monotonic() > sign_at:
                self._say_alive(claim)
                sign_at = time.monotonic() + BETWEEN_SIGNS

    def _say_alive(self, claim: str) -> None:
        try:
            with self._database.write() as session:
                import_turns.say_alive(session, claim, utcnow())
        except SQLAlchemyError as error:  # another is taken for dead sooner than it writes
            log.warning("import_not_noted", error=type(error).__name__)

    def _leave_nothing_claimed(self, number: int, claim: str) -> None:
        with contextlib.suppress(import_turns.Taken), self._database.write() as session:
            one = import_turns.mine(session, number, claim)
            import_turns.break_off(session, one, why_broken_off(one))

    def _run(self) -> None:
        while not self._stopping.wait(POLL_SECONDS):
            try:
                while self.work_one() and not self._stopping.is_set():
                    pass
            except Exception as error:  # whatever it is, the next import must go on; its text may quote a row
                log.error("imports_not_worked_on", error=type(error).__name__)
