"""Things that last: so many at the same time for each key, and so many in all."""

from __future__ import annotations

from collections import Counter


class Places:
    """Counts those that are taken; every one must be given back."""

    def __init__(self, each: int, in_all: int) -> None:
        self._each, self._in_all = each, in_all
        self._taken: Counter[str] = Counter()

    def take(self, key: str) -> bool:
        """Take a place; False where there is none for this key."""
        if self._taken[key] >= self._each or self._taken.total() >= self._in_all:
            self._drop_empty(key)
            return False
        self._taken[key] += 1
        return True

    def give_back(self, key: str) -> None:
        """Let others have the place."""
        self._taken[key] -= 1
        self._drop_empty(key)

    def of(self, key: str) -> int:
        """Return how many this key holds."""
        return self._taken.get(key, 0)

    def _drop_empty(self, key: str) -> None:
        if self._taken[key] <= 0:
            del self._taken[key]
