"""Where something of ours failed and nothing was done: the key of what is said, and how the same is sent again."""

from __future__ import annotations

NOTHING_DONE = "trouble.registry"
"""what is said where the registry took nothing; it is no answer to keep, and the message may come again"""
AGAIN = "再试一次"


def again(said: str) -> dict[str, str]:
    """Return the one option of an excuse: it sends these words again."""
    return {"key": "1", "title": AGAIN, "payload": said}
