"""Whether a name only looks like one: 东光 in 房东光催房租, 大名 in 大名鼎鼎."""

from __future__ import annotations

import logging
from collections.abc import Collection
from functools import lru_cache

import jieba

jieba.setLogLevel(logging.WARNING)


def crosses_a_word(text: str, start: int, end: int, names: Collection[str]) -> bool:
    """Whether the span cuts through a word of the dictionary, or lies inside one that is no name itself."""
    for word, begins, ends in _words(text):
        if begins < end and start < ends and not (start <= begins and ends <= end):
            return not any(name in word and text[start:end] in name for name in names if name in word)
    return False


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple(jieba.tokenize(text))
