"""Sentences that hang: the speaker will go on."""

from __future__ import annotations

import re

HANGING = re.compile(
    r"(?:然后|就是|就是说|那个|这个|还有|因为|所以|但是|可是|不过|如果|要是|比如|或者|以及|我想|我要|我是|我叫|想要|想问|[和跟呃])"
    r"[\W_]*$"
)
"""the words that promise more; 嗯 is not among them, since alone it answers a question"""


def trails_off(text: str) -> bool:
    """Return whether a text ends in a word after which more is coming: 我想学按摩，还有"""
    return HANGING.search(text) is not None
