"""The process behind `worker.py`: `python -m server.speech.working LOADER ARGUMENTS NICENESS PIPE`."""

from __future__ import annotations

import importlib
import json
import os
import queue
import sys
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any, Protocol

from server.speech.synthesizer import VoiceSettings

Request = tuple[int, str, dict[str, Any]]


class Speaking(Protocol):
    """An engine as it stands in its process: one text at a time."""

    def say(self, text: str, settings: VoiceSettings) -> Iterator[bytes]:
        """Yield 16-bit mono PCM at `audio.SPOKEN_RATE`; whatever it raises is told to the parent."""

    def stop(self) -> None:
        """Called from another thread: end the text that is spoken, if that can be done."""


class Requests:
    """What the parent asks for, read in a thread of its own so that it may take a text back while it is spoken."""

    def __init__(self, pipe: Connection[Any, Any]) -> None:
        self._pipe = pipe
        self._asked: queue.SimpleQueue[Request] = queue.SimpleQueue()
        self._given_up: set[int] = set()
        self._current = 0
        self._engine: Speaking | None = None

    def serve(self, engine: Speaking) -> None:
        """Speak one text after the other; never returns."""
        self._engine = engine
        self._pipe.send((0, ("ready", "")))
        while True:
            number, text, settings = self._asked.get()
            self._current = number
            self._pipe.send((number, self._spoken(engine, number, text, VoiceSettings(**settings))))
            self._current = 0
            self._given_up.discard(number)

    def read(self) -> None:
        """Take requests in until the parent is gone, and end with it."""
        try:
            while True:
                number, text, settings = self._pipe.recv()
                if text is not None:
                    self._asked.put((number, text, settings))
                    continue
                self._given_up.add(number)
                if number == self._current and self._engine is not None:
                    self._engine.stop()
        except (EOFError, OSError):
            os._exit(0)  # at once, in the middle of a text too

    def _spoken(self, engine: Speaking, number: int, text: str, settings: VoiceSettings) -> tuple[str, str]:
        try:
            if number not in self._given_up:
                for pcm in engine.say(text, settings):
                    if number in self._given_up:
                        break
                    self._pipe.send((number, pcm))
        except Exception as problem:
            return "failed", type(problem).__name__  # its text may quote what was to be said
        return "done", ""


def main(loader: str, arguments: str, niceness: str, pipe: str) -> None:
    """Load the engine ("package.module:function") and serve it over the pipe with that file descriptor."""
    os.nice(int(niceness))
    requests = Requests(Connection(int(pipe)))
    threading.Thread(target=requests.read, daemon=True).start()
    module, function = loader.split(":")
    requests.serve(getattr(importlib.import_module(module), function)(**json.loads(arguments)))


if __name__ == "__main__":
    main(*sys.argv[1:])
