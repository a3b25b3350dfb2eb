"""What is written where nothing was said: sounds, keys that were leant on."""

from __future__ import annotations

from language.writing.plain import squeeze

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
