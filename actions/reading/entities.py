"""What the model made of words that the readings do not know: misheard trades and places by their codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Heard:
    """Words that stand in a text and what they were taken for."""

    words: str
    codes: tuple[str, ...]


def heard(message: Mapping[str, Any] | None, entity: str, text: str) -> Sequence[Heard]:
    """Return what the entities of `message` say of the words that stand in `text`, which may be a part of it."""
    found = []
    for one in (message or {}).get("entities") or []:
        whole = str((message or {}).get("text") or "")
        words = whole[one.get("start") or 0 : one.get("end") or 0]
        if one.get("entity") == entity and words and words in text:
            value = one.get("value")
            found.append(Heard(words, tuple(one.get("candidates") or ([value] if isinstance(value, str) else []))))
    return found
