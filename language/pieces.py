"""A long text in pieces that can be read, or heard, one at a time."""

from __future__ import annotations

import re

MOST, LEAST = 60, 20
"""characters of a piece; where it may be cut at a mark"""
MARKS = re.compile(r"[。！？!?；;，,\s]+")


def in_pieces(text: str, most: int = MOST) -> list[str]:
    """Return the text in pieces of at most `most` characters, cut at its marks where it has any; nothing is lost."""
    left, pieces = text.strip(), []
    while len(left) > most:
        ends = [one.end() for one in MARKS.finditer(left, LEAST, most)]
        at = ends[-1] if ends else most
        pieces.append(left[:at].strip())
        left = left[at:].strip()
    return [*pieces, left] if left else pieces
