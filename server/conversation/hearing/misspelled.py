"""Leaves out the sentences in which a word is written with characters of the same sound: 抱名 for 报名.

The model learns from such sentences, since people write so and recognisers too. The repair by sound must not: what it
has seen, it leaves as it was heard.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from server.conversation.hearing.sounds import HAN, with_tone

MORE_OFTEN = 5
"""times that a word of the dictionary stands in the sentences, against once for what only sounds like it"""
LEAST = 10
"""times that the word stands there at least"""


def well_written(sentences: Sequence[str], words: Set[str]) -> Iterator[str]:
    """Yield the sentences without a misspelled word of two characters; `words` is the dictionary.

    What sounds like the word in another tone is left: it is another word, which may well have been meant.
    """
    counted = Counter(pair for sentence in sentences for pair in _pairs(sentence))
    wrong = set(_misspelled(counted, words))
    return (sentence for sentence in sentences if wrong.isdisjoint(_pairs(sentence)))


def _pairs(sentence: str) -> Iterator[str]:
    for first, second in pairwise(sentence):
        if HAN.match(first) and HAN.match(second):
            yield first + second


def _misspelled(counted: Counter[str], words: Set[str]) -> Iterable[str]:
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for pair in counted:
        alike[tuple(with_tone(character) for character in pair)].append(pair)
    for pairs in alike.values():
        usual = max((counted[pair] for pair in pairs if pair in words), default=0)
        if usual >= LEAST:
            yield from (pair for pair in pairs if pair not in words and usual >= MORE_OFTEN * counted[pair])
