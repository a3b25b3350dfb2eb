"""What the assistant is known to say beforehand: it is made once and kept, and holds nothing personal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from server.speech.clauses import clauses
from server.words import variants
from server.words.catalogue import all_keys

FIRST = ("small.welcome", "small.greet", "voice.", "steer.", "fallback.", "ask.", "enrol.", "register.", "class.")
"""what is heard first and most often is made first"""


def known_texts() -> Iterator[str]:
    """Yield the wordings of the catalogue that have nothing to fill in, the most frequent first."""
    for key in sorted(all_keys(), key=_place):
        for wording in variants(key):
            text = wording.get("speech", wording["text"])
            if "{" not in text:
                yield text


def is_known(clause: str) -> bool:
    """Whether the clause stands in the catalogue as it is."""
    return clause in _known_clauses()


@cache
def _known_clauses() -> frozenset[str]:
    templates = (one.get("speech", one["text"]) for key in all_keys() for one in variants(key))
    return frozenset(
        clause for text in templates for clause in clauses(text) if "{" not in clause and "}" not in clause
    )


def _place(key: str) -> int:
    return next((n for n, one in enumerate(FIRST) if key.startswith(one)), len(FIRST))
