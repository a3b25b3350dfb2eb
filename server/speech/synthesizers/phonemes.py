"""The sounds of a text as Kokoro knows them: misaki's for Chinese, English letter names for Latin letters."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

NAMES_OF_LETTERS = """
    ˈA bˈi sˈi dˈi ˈi ˈɛf ʤˈi ˈAʧ ˈI ʤˈA kˈA ˈɛl ˈɛm ˈɛn ˈO pˈi kjˈu ˈɑɹ ˈɛs tˈi jˈu vˈi dˈʌbᵊlju ˈɛks wˈI zˈi
"""
LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", NAMES_OF_LETTERS.split(), strict=True))
MOST = 510 - 2
"""phonemes at once; the model takes 510 with the two ends"""
PAUSE = re.compile(r"(?<=[.,!?;: ])")


class Phonemizer:
    """misaki's reading of Mandarin, loaded once (a second or two, for its dictionary)."""

    def __init__(self) -> None:
        from misaki.zh import ZHG2P

        logging.getLogger("jieba").setLevel(logging.WARNING)  # it tells of its dictionary
        self._read: Any = ZHG2P()
        self._read("您好")  # loads the dictionary

    def phonemes(self, text: str) -> str:
        """Return the phonemes of `text`, in which no digits stand any more; empty where nothing can be said."""
        if not any(character.isalnum() for character in text):
            return ""
        pieces = re.split(r"([A-Za-z]+)", text)
        return "".join(
            _spelled(piece) if piece.isascii() and piece.isalpha() else self._chinese(piece) for piece in pieces
        )

    def _chinese(self, text: str) -> str:
        marks = text.replace("\u3007", "零")
        return str(self._read(marks)[0]) if re.search(r"\w", marks) else marks


def _spelled(letters: str) -> str:
    return f" {' '.join(LETTERS[letter] for letter in letters.upper())} "


def in_parts(phonemes: str, most: int = MOST) -> Iterator[str]:
    """Yield `phonemes` in parts of at most `most`, cut at a pause where there is one."""
    part = ""
    for piece in PAUSE.split(phonemes):
        if part and len(part) + len(piece) > most:
            yield part
            part = ""
        while len(piece) > most:
            yield piece[:most]
            piece = piece[most:]
        part += piece
    if part.strip():
        yield part
