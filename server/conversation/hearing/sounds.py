"""How a character sounds, and how easily one syllable is taken for another. Tones do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

HAN = re.compile(r"[\u3400-\u9fff]")
SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)")
CONFUSED, NEAR, APART = 0.08, 0.25, 0.6
"""of an initial or a final: hardly told apart by northern speakers and over a telephone; alike; different"""
CONFUSED_INITIALS = "zh z, ch c, sh s, n l, r l, f h"
CONFUSED_FINALS = "an ang, en eng, in ing, ian iang, uan uang, un ong"
NEAR_INITIALS = """
    b p, d t, g k, j q, zh ch, z c, j zh, q ch, x sh, x s, j z, q c, m n, b d, g d, p t, k t, h k, f w, m w,
    r y, q x, ch sh, zh sh, z s, c s, b m, g h
"""
NEAR_FINALS = """
    i in, i ing, e uo, o uo, ai ei, ao ou, a ia, a ua, en in, eng ing, ian an, ie ian, ai an, e ei, ong eng,
    u ou, ei i, ui ei, ian in, ie e, ie i, iu ou, iu ian, a an, a ang, ao a, ang ong, ong u, e a, uan an,
    un en, ue ie, u v, i v, iao ao, iu i, uan ua, uo u, ai a, un in, an en, ang eng, iao ian, i e, ing eng,
    ue uo, ui i, ie ei
"""


@cache
def readings(character: str) -> tuple[str, ...]:
    """Return the one or two usual readings in pinyin, without tones, ü as v; itself where it has none."""
    return tuple(dict.fromkeys(_without_tone(one) for one in _readings(character)[:2]))


def with_tone(character: str) -> str:
    """Return the usual reading in pinyin with its tone; itself where it has none."""
    return _readings(character)[0]


@cache
def distance(one: str, other: str) -> float:
    """Return how far two syllables are apart: 0 the same, up to 0.2 easily confused, 1 nothing in common."""
    if one == other:
        return 0.0
    initial, final = _parts(one)
    other_initial, other_final = _parts(other)
    apart = _looked_up(initial, other_initial, INITIALS) + _looked_up(final, other_final, FINALS)
    return min(apart, 1.0)


@cache
def _readings(character: str) -> list[str]:
    from pypinyin.constants import PINYIN_DICT  # its tables take 40 MB, which nobody needs who types

    return str(PINYIN_DICT.get(ord(character), character)).split(",")


def apart(one: str, other: str) -> float:
    """Return the distance of two texts, a mean over their characters; 1 where their lengths differ."""
    if len(one) != len(other):
        return 1.0
    return sum(between(*pair) for pair in zip(one, other, strict=True)) / max(len(one), 1)


def between(one: str, other: str) -> float:
    """Return the distance of two characters in the readings in which they are nearest."""
    if one == other:
        return 0.0
    return min(distance(mine, yours) for mine in readings(one) for yours in readings(other))


def _without_tone(syllable: str) -> str:
    apart = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(one for one in apart if not unicodedata.combining(one))


def _parts(syllable: str) -> tuple[str, str]:
    found = SYLLABLE.fullmatch(syllable)
    return (found.group(1), found.group(2)) if found else ("", syllable)


def _looked_up(one: str, other: str, table: dict[frozenset[str], float]) -> float:
    return 0.0 if one == other else table.get(frozenset((one, other)), APART)


def _table(confused: str, near: str) -> dict[frozenset[str], float]:
    return {
        **{frozenset(pair.split()): NEAR for pair in near.split(",")},
        **{frozenset(pair.split()): CONFUSED for pair in confused.split(",")},
    }


INITIALS = _table(CONFUSED_INITIALS, NEAR_INITIALS)
FINALS = _table(CONFUSED_FINALS, NEAR_FINALS)
