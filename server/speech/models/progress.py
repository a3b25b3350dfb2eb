"""What is told while bytes come in: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TextIO

BAR = 24
"""characters"""
EVERY = 15.0
"""seconds between two plain lines"""


class Progress:
    """Tells of one thing after another that is being fetched."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        self._terminal = self._stream.isatty()
        self._doing, self._total, self._told = "", 0, 0.0

    def say(self, line: str) -> None:
        """Tell one sentence, on a line of its own."""
        print(("\r\x1b[K" if self._terminal else "") + line, file=self._stream, flush=True)

    def start(self, doing: str, total: int = 0) -> None:
        """Begin with `doing`, of `total` bytes where that is known."""
        self._doing, self._total = doing, total
        self._told = 0.0 if self._terminal else time.monotonic()  # a bar at once, a plain line after a while
        if not self._terminal:
            self.say(f"{doing}{f' ({megabytes(total)})' if total else ''} …")

    def at(self, done: int) -> None:
        """Tell that `done` bytes are here; as often as one likes."""
        now = time.monotonic()
        if now - self._told < (0.1 if self._terminal else EVERY):
            return
        self._told = now
        if self._terminal:
            print(f"\r\x1b[K{self._doing}  {self._bar(done)}", end="", file=self._stream, flush=True)
        else:
            self.say(f"  still at it, {self._share(done)}")

    def end(self) -> None:
        """Clear the bar away."""
        if self._terminal:
            print("\r\x1b[K", end="", file=self._stream, flush=True)

    def _bar(self, done: int) -> str:
        if not self._total:
            return megabytes(done)
        full = min(BAR, BAR * done // self._total)
        return f"{'█' * full}{'░' * (BAR - full)} {self._share(done)}"

    def _share(self, done: int) -> str:
        return f"{done * 100 // self._total} % of {megabytes(self._total)}" if self._total else megabytes(done)


def megabytes(size: int) -> str:
    """Return `size` bytes as people read it."""
    return f"{size / 1e6:.0f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"
