"""How alike two texts are written: the cosine over runs of one to three characters, rare ones weighing more."""

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

LONGEST_RUN = 3


class PieceIndex:
    """Texts to compare questions with."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._size = len(texts)
        pieces = [pieces_of(text) for text in texts]
        held = Counter(piece for one in pieces for piece in one)
        self._weights = {piece: log(1 + len(texts) / count) for piece, count in held.items()}
        self._unknown = log(1 + len(texts))
        postings: dict[str, list[tuple[int, float]]] = {}
        for number, one in enumerate(pieces):
            length = sqrt(sum(self._weights[piece] ** 2 for piece in one)) or 1.0
            for piece in one:
                postings.setdefault(piece, []).append((number, self._weights[piece] / length))
        self._postings = {
            piece: (
                np.array([number for number, _ in ones]),
                np.array([share for _, share in ones], dtype=np.float32),
            )
            for piece, ones in postings.items()
        }

    def likeness(self, question: str) -> NDArray[np.float32]:
        """The cosine (0 to 1) of the question with each text."""
        result = np.zeros(self._size, dtype=np.float32)
        asked = pieces_of(question)
        length = sqrt(sum(self._weights.get(piece, self._unknown) ** 2 for piece in asked)) or 1.0
        for piece in asked & self._postings.keys():
            numbers, shares = self._postings[piece]
            result[numbers] += shares * (self._weights[piece] / length)
        return result

    def held(self, question: str) -> NDArray[np.float32]:
        """The share (0 to 1) of the question's runs that each text holds, rare ones weighing more, at any length.

        Of a single character nothing is held: it stands in nearly every text and says nothing.
        """
        result = np.zeros(self._size, dtype=np.float32)
        asked = pieces_of(question)
        if len(asked) < 2:
            return result
        total = sum(self._weights.get(piece, self._unknown) ** 2 for piece in asked) or 1.0
        for piece in asked & self._postings.keys():
            result[self._postings[piece][0]] += self._weights[piece] ** 2 / total
        return result


def pieces_of(text: str) -> set[str]:
    """The runs of letters and digits in a text, up to three long."""
    letters = "".join(letter for letter in text.lower() if letter.isalnum())
    return {letters[at : at + size] for size in range(1, LONGEST_RUN + 1) for at in range(len(letters) - size + 1)}
