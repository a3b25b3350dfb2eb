"""What is left of a sentence without its punctuation and politeness."""

from __future__ import annotations

import re
import unicodedata

PUNCTUATION = re.compile(r"[\s,.!?;:，。！？；：、~～…\"'“”‘’（）()【】《》<>]+")
POLITENESS = re.compile(r"^(请|麻烦|那个|那|嗯+|呃+|啊+|哦+|唉)+|(谢谢|啊|吧|呀|呢|哈|嘞|哦|了|哩)+$")


NOISE = ("So", "Sk", "Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me")
"""kinds of characters that carry no words: emoji and what joins them, control characters"""


def squeeze(text: str) -> str:
    """Return `text` in half-width characters, without white space, punctuation, emoji and control characters."""
    plain = PUNCTUATION.sub("", unicodedata.normalize("NFKC", text)).lower()
    return "".join(character for character in plain if unicodedata.category(character) not in NOISE)


def bare(text: str) -> str:
    """Return `squeeze(text)` without filler at either end; never empty where the text was not."""
    squeezed = squeeze(text)
    return POLITENESS.sub("", squeezed) or squeezed
