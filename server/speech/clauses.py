"""Cuts a text into clauses, so that the first sounds while the next are made."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

FIRST, LONGEST = 12, 36
"""characters; a first clause above `FIRST` and others above `LONGEST` are cut at a natural place, if they have one"""
SHORTEST_FIRST, SHORTEST = 2, 4
"""characters that are said; a first clause or a later one below this goes with the next"""
MARK = re.compile(r"[。！？；：，…\n]+[”’」』》）)\"]*|[!?;,.](?=\s)")
KEPT_WHOLE = re.compile(
    r"（[^（）]*）|\([^()]*\)|【[^【】]*】|《[^《》]*》|[“「‘\"][^”」’\"]{1,6}[”」’\"]|\d[\d.,:，：/~～-]*\d"
)
NATURAL = re.compile(r"(?<=、)|(?<=的话)|(?=或者|以及|但是|所以|因为|如果|然后|并且|还能|还要)")


def clauses(text: str) -> list[str]:
    """Return the clauses of `text`; joined they are `text` again, and each has something to say.

    Marks stay with their clause. Nothing is cut inside a number, a bracket or a short quotation.
    """
    found = [""]
    for clause in _cut(text, [mark.end() for mark in MARK.finditer(text)]):
        for piece in _shortened(clause, LONGEST if found[-1] else FIRST):
            if _said(piece) == 0 or _said(found[-1]) < (SHORTEST if len(found) > 1 else SHORTEST_FIRST):
                found[-1] += piece
            else:
                found.append(piece)
    if len(found) > 1 and _said(found[-1]) < SHORTEST_FIRST:
        found[-2:] = [found[-2] + found[-1]]
    return [clause for clause in found if _said(clause)]


def _cut(text: str, places: list[int]) -> list[str]:
    whole = [span.span() for span in KEPT_WHOLE.finditer(text)]
    free = [place for place in places if not any(start < place < end for start, end in whole)]
    return [text[start:end] for start, end in pairwise(sorted({0, *free, len(text)}))]


def _shortened(clause: str, longest: int) -> list[str]:
    """Cut at the last natural place within `longest`, else at the first behind it, until all are short enough."""
    if len(clause) <= longest:
        return [clause]
    places = [
        place.start() for place in NATURAL.finditer(clause) if SHORTEST <= place.start() <= len(clause) - SHORTEST
    ]
    ends = list(accumulate(map(len, _cut(clause, places))))
    within = [end for end in ends if end <= longest]
    end = within[-1] if within else ends[0]
    return [clause[:end], *(_shortened(clause[end:], LONGEST) if end < len(clause) else [])]


def _said(clause: str) -> int:
    return sum(character.isalnum() for character in clause)
