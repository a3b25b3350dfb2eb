"""A text cut into the pieces that the encoder knows, each with the place in the text that it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.reading.packed_file import packed_file

BLANK = "▁"
LONGEST = 16
"""characters of a piece: longer ones are of other languages"""
WRITTEN = re.compile(r"[▁\u0021-\u007e\u2010-\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef·。]+")
"""what a piece of a Chinese text is made of: the other two thirds of the vocabulary are not kept in memory"""
UNKNOWN_COSTS = 10.0


@dataclass(frozen=True)
class Pieces:
    """The numbers of the pieces, and from where to where each stands in the text."""

    ids: list[int]
    spans: list[tuple[int, int]]


@dataclass(frozen=True)
class Vocabulary:
    """The pieces by their text: number and score (how likely it is)."""

    known: dict[str, tuple[int, float]]
    unknown: int
    unknown_score: float
    characters: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """Return the pieces that can stand in a Chinese text."""
    file = packed_file()
    scores = file.scores.tolist()
    known = {}
    for number, raw in enumerate(file.pieces):
        piece = raw.decode("utf-8", "replace")
        if len(piece) <= LONGEST and number != file.unknown and WRITTEN.fullmatch(piece):
            known[piece] = (number, scores[number])
    return Vocabulary(known, file.unknown, min(scores) - UNKNOWN_COSTS, file.characters)


def pieces_of(text: str) -> Pieces:
    """Return the likeliest row of pieces, as SentencePiece's unigram model has it."""
    words = vocabulary()
    letters, places = _normalised(text, words.characters)
    best = [0.0] + [-1e30] * len(letters)
    came: list[tuple[int, int]] = [(0, words.unknown)] * (len(letters) + 1)
    for start in range(len(letters)):
        here = best[start]
        if here + words.unknown_score > best[start + 1]:
            best[start + 1], came[start + 1] = here + words.unknown_score, (start, words.unknown)
        for end in range(start + 1, min(start + LONGEST, len(letters)) + 1):
            found = words.known.get(letters[start:end])
            if found and here + found[1] > best[end]:
                best[end], came[end] = here + found[1], (start, found[0])
    ids, spans, at = [], [], len(letters)
    while at > 0:
        start, number = came[at]
        ids.append(number)
        spans.append((places[start][0], places[at - 1][1]))
        at = start
    return Pieces(ids[::-1], spans[::-1])


def _normalised(text: str, characters: dict[str, str]) -> tuple[str, list[tuple[int, int]]]:
    letters, places = [], []
    for at, letter in enumerate(text):
        for one in characters.get(letter, letter):
            if one == " " and letters and letters[-1] == BLANK:
                continue
            letters.append(BLANK if one == " " else one)
            places.append((at, at + 1))
    if not letters or letters[0] != BLANK:
        letters.insert(0, BLANK)
        places.insert(0, (0, 0))
    return "".join(letters), places
