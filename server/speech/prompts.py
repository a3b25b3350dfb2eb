"""What was spoken before: known prompts in a folder that all processes share, the others in memory for a while."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

from server.speech.synthesizer import VoiceSettings

MEGABYTE = 1_000_000
FULL_ENOUGH = 0.9
"""share of the bound that is left when old prompts are thrown away"""
COUNTED_EVERY = 32
"""prompts written between two looks at the folder; other processes write there too"""


def prompt_key(engine: str, version: str, settings: VoiceSettings, text: str) -> str:
    """Return the name of what `engine` makes of `text`: the same in all processes, and unreadable."""
    how = (engine, version, settings.voice, settings.rate, settings.pitch, settings.volume, text)
    return hashlib.sha256(repr(how).encode()).hexdigest()


class PromptStore:
    """Raw PCM by key: 48 kB a second, since a file that needs no decoding is read in a tenth of a millisecond.

    What is `put` without `keep` (names, numbers, dates of a person) never reaches the disk. Both shelves are bounded,
    in megabytes; what was not asked for the longest goes first. May be called from several threads.
    """

    def __init__(self, folder: Path, most_megabytes: float = 500, most_in_memory: float = 32) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._folder = folder
        self._most, self._most_in_memory = most_megabytes * MEGABYTE, most_in_memory * MEGABYTE
        self._memory: OrderedDict[str, bytes] = OrderedDict()
        self._in_memory = 0
        self._written = 0
        self._lock = threading.Lock()

    def get(self, key: str) -> bytes | None:
        """Return what was kept under `key` (16-bit mono PCM at 24 kHz), or `None`."""
        with self._lock:
            if key in self._memory:
                self._memory.move_to_end(key)
                return self._memory[key]
        path = self._path(key)
        try:
            pcm = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return pcm

    def put(self, key: str, pcm: bytes, keep: bool = False) -> None:
        """Keep `pcm`: on disk with `keep`, else in memory. A full disk costs the prompt and nothing else."""
        if not keep:
            self._remember(key, pcm)
            return
        with suppress(OSError):
            self._write(key, pcm)
            with self._lock:
                self._written += 1
                full = self._written % COUNTED_EVERY == 1 or len(pcm) > self._most
            if full:
                self._throw_away()

    def _remember(self, key: str, pcm: bytes) -> None:
        with self._lock:
            self._in_memory += len(pcm) - len(self._memory.pop(key, b""))
            self._memory[key] = pcm
            while self._in_memory > self._most_in_memory:
                _, oldest = self._memory.popitem(last=False)
                self._in_memory -= len(oldest)

    def _write(self, key: str, pcm: bytes) -> None:
        path = self._path(key)
        path.parent.mkdir(exist_ok=True)
        handle, half = tempfile.mkstemp(dir=path.parent, suffix=".half")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(pcm)
            os.replace(half, path)
        except OSError:
            os.unlink(half)
            raise

    def _throw_away(self) -> None:
        """Delete the oldest until the folder is within its bound; another process may be doing the same."""
        found = []
        for path in self._folder.glob("*/*.*"):
            with suppress(OSError):
                stat = path.stat()
                found.append((stat.st_mtime, stat.st_size, path))
        size = sum(one[1] for one in found)
        if size <= self._most:
            return
        for _, bytes_of_it, path in sorted(found):
            if size <= self._most * FULL_ENOUGH:
                break
            path.unlink(missing_ok=True)
            size -= bytes_of_it

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.pcm"
