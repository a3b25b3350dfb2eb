"""The two views of a text that a model of intents looks at: what is written, and how it sounds."""

from __future__ import annotations

import re

from pypinyin import lazy_pinyin

DIGIT = re.compile(r"[0-9０-９]")


def written(text: str) -> str:
    """Return `text` with every digit alike: which digits a number has says nothing of the wish."""
    return DIGIT.sub("0", text)


def sounded(text: str) -> str:
    """Return the syllables of `text` without tones, with blanks between: 抱名 and 报名 are both bao ming."""
    return " ".join(lazy_pinyin(written(text)))
