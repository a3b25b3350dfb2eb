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


SOUNDS = frozenset("吧啦咕噜叽里呱嘀嗒哐当哼唧嘟囔呜哩哇吱呀轰隆嘎叮咚咣哗噗喵汪咩嗡滴答噼啪")
VOWELS = frozenset("aeiouv")
"""letters without which no word of pinyin or English is written; v stands for ü"""
SHORTEST_NOISE = 4


def sounds_only(text: str) -> bool:
    """Whether a text is nothing but sounds (叽里呱啦叽): a child at the telephone, a radio, a cat on the keys."""
    said = squeeze(text).lower()
    if len(said) < SHORTEST_NOISE or len(set(said)) < 2:
        return False
    return set(said) <= SOUNDS or (said.isascii() and said.isalpha() and not set(said) & VOWELS)
