"""Runs an engine in a process of its own: engines are not thread-safe, crash, and hold the interpreter's lock."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any

from server.speech.models.folders import VARIABLE
from server.speech.synthesizer import SynthesizerUnavailable, VoiceSettings
from server.without_secrets import without_secrets

ROOT = Path(__file__).parents[2]
DONE, FAILED, ENDED = "done", "failed", "ended"
Piece = bytes | tuple[str, str]
"""a piece of sound, or how it ended: (`DONE` | `FAILED` | `ENDED`, why)"""
LONGEST_LOADING = 60.0
"""seconds from the start of a process to its being ready, on a machine that is busy"""
Waiting = dict[int, "queue.SimpleQueue[Piece]"]
"""number of a request → where its pieces go"""


class Utterance(Iterator[bytes]):
    """The sound of one text, piece by piece; `close` may be called from any thread and gives it up."""

    def __init__(self, worker: Worker, text: str, settings: VoiceSettings) -> None:
        self._worker, self._text, self._settings = worker, text, settings
        self._pieces: queue.SimpleQueue[Piece] = queue.SimpleQueue()
        self._begun = self._closed = False
        self._number = worker.ask(text, settings, self._pieces)

    def __next__(self) -> bytes:
        if self._closed:
            raise StopIteration
        piece = self._next_piece()
        if isinstance(piece, bytes):
            self._begun = True
            return piece
        how, why = piece
        if how == ENDED and not self._begun and not self._closed:  # a crash may have been another text's fault
            self._begun = True
            self._number = self._worker.ask(self._text, self._settings, self._pieces)
            return next(self)
        self._closed = True
        if how == DONE:
            raise StopIteration
        raise SynthesizerUnavailable(why)

    def _next_piece(self) -> Piece:
        while True:
            try:
                return self._pieces.get(timeout=self._worker.deadline)
            except queue.Empty:  # others may have been served in the meantime
                if self._worker.ended_for_silence():
                    self.close()
                    raise SynthesizerUnavailable(f"no sound within {self._worker.deadline:g} s") from None

    def close(self) -> None:
        """Give up what is left; the engine drops it, and whoever waits for a piece sees the end."""
        if not self._closed:
            self._closed = True
            self._worker.give_up(self._number)
            self._pieces.put((DONE, ""))


class Worker:
    """A process that holds one engine; begins with the first text, and again after a crash.

    `loader` is "package.module:function"; called with `arguments` in the process it returns a `Speaking`
    (`server.speech.working`). `deadline`: seconds without a sign of it, once loaded, after which it is ended.
    """

    def __init__(self, loader: str, arguments: dict[str, Any], deadline: float, niceness: int = 0) -> None:
        self.deadline = deadline
        self._command = [sys.executable, "-m", "server.speech.working", loader, json.dumps(arguments), str(niceness)]
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection[Any, Any] | None = None
        self._waiting: Waiting = {}
        self._number = 0
        self._heard_at = 0.0
        self._is_loaded = False

    @property
    def process_id(self) -> int | None:
        """The id of the process that runs, if one does."""
        process = self._process
        return process.pid if process and process.poll() is None else None

    def say(self, text: str, settings: VoiceSettings) -> Utterance:
        """Ask for `text`; its sound is the `Utterance`, which raises `SynthesizerUnavailable` where none comes."""
        return Utterance(self, text, settings)

    def ask(self, text: str, settings: VoiceSettings, pieces: queue.SimpleQueue[Piece]) -> int:
        """Send a request whose answer goes to `pieces`; return its number."""
        with self._lock:
            pipe = self._running_pipe()
            self._number += 1
            self._waiting[self._number] = pieces
            with suppress(OSError):  # the reader sees the end as well, and says so
                pipe.send((self._number, text, asdict(settings)))
            return self._number

    def give_up(self, number: int) -> None:
        """Forget a request; the engine stops where it can."""
        with self._lock:
            if self._waiting.pop(number, None) is not None and self._pipe is not None:
                with suppress(OSError):
                    self._pipe.send((number, None, None))

    def ended_for_silence(self) -> bool:
        """End the process if it hangs: nothing came from it within the deadline. The next text starts another."""
        with self._lock:
            silent = time.monotonic() - self._heard_at > (self.deadline if self._is_loaded else LONGEST_LOADING)
            if silent and self._process is not None:
                self._process.kill()
            return silent

    def close(self) -> None:
        """End the process; a later text would start it again."""
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.wait()

    def _running_pipe(self) -> Connection[Any, Any]:
        if self._pipe is not None and self.process_id is not None:
            return self._pipe
        ours, theirs = Pipe()
        environment = without_secrets(but=(VARIABLE,)) | {"PYTHONPATH": str(ROOT)}
        with theirs:
            self._process = subprocess.Popen(
                [*self._command, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # pyttsx3 writes there
            )
        self._pipe, self._heard_at, self._is_loaded, self._waiting = ours, time.monotonic(), False, {}
        threading.Thread(target=self._read, args=(ours, self._process, self._waiting), daemon=True).start()
        return ours

    def _read(self, pipe: Connection[Any, Any], process: subprocess.Popen[bytes], waiting: Waiting) -> None:
        """Hand the answers of one process out until it ends, then tell those that still wait."""
        with suppress(EOFError, OSError):
            while True:
                number, piece = pipe.recv()
                self._heard_at, self._is_loaded = time.monotonic(), True
                found = waiting.get(number) if isinstance(piece, bytes) else waiting.pop(number, None)
                if found is not None:
                    found.put(piece)
        process.kill()
        process.wait()
        with self._lock:
            pipe.close()
            left = list(waiting.values())
            waiting.clear()
        for pieces in left:
            pieces.put((ENDED, f"the engine's process ended ({process.returncode})"))
