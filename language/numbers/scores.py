"""A score of five: 4分, 打四分, 满分, 五颗星; one out of ten or a hundred is converted (八分，满分十分)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.numbers.amounts import number_of
from language.writing.plain import squeeze

HIGHEST = 5
N = r"(?:[零一二两三四五六七八九十百]{1,4}|\d{1,3})"
POINT = rf"(?P<point>{N})(?:分|颗星|星)(?!钟|之|开|段|别)"
BARELY = rf"(?:打|给|评|就|改成|改|换成)(?:个|它)?(?P<barely>{N})$"
PAIR = re.compile(rf"(?P<one>{N})分?满分?(?:是|为|按)?(?P<other>{N})分?|(?P<part>\d{{1,3}})/(?P<whole>\d{{1,3}})")
"""a score and what it is out of, in either order: 八分满分十分, 十分满分八分"""
FULL_MARKS = re.compile(
    rf"满分?(?:是|为|按)?(?P<full>{N})分?|(?P<system>{N})分?(?:制|为满分|是满分|满分|里(?:面|头)?)"
)
TO_FIVE = re.compile(r"(?:合|折|换算)(?:算)?成[五5]分制?")
"""what a score of ten is converted to, which is no score itself"""
SCORE = re.compile(rf"{POINT}|{BARELY}")
DENIED = re.compile(
    rf"(?:不是|别[打给]|不要|(?:咋|怎么|为啥|为什么)[^，。]{{0,4}}[记写弄变搞]成了?)(?:{N})(?:分|颗星|星|$)"
)
"""a score that is none: 不是五分, 咋记成五分了"""
VERY = re.compile(r"(?<![打给评是成分满])十分(?=[\u3400-\u9fff])(?!满分|制|里|为|是|的?话)")
"""十分满意 names no score"""
FULL = ("满分", "最高分")
BARE = re.compile(rf"({N})(?:分|颗星|星)?")
LONGEST_FULL = 6
"""characters of a message in which 满分 is the score and not what it is out of"""


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    value: int
    full: int | None = None


def read_score(text: str, only_named: bool = False) -> int | None:
    """Return the score of five that is given, the last where several are named.

    `only_named` where it must be called one (给四分), as inside a sentence. A score above five that is out of nothing
    is returned as it is.
    """
    said = _without(VERY, _without(DENIED, squeeze(text)))
    found = list(_scores(said))
    if found:
        last = found[-1]
        return last.value if last.full is None else _of_five(last.value, last.full)
    if not only_named and (bare := BARE.fullmatch(said)):
        return number_of(bare.group(1))
    return HIGHEST if any(said.endswith(one) for one in FULL) and len(said) <= LONGEST_FULL else None


def _scores(said: str) -> Iterator[_Found]:
    """Yield the scores in their order, each with what it is out of where that is said."""
    pairs = [one for match in PAIR.finditer(said) if (one := _pair(match))]
    for one in pairs:
        said = _blank(said, one.start, one.end)
    said = _without(TO_FIVE, said) if pairs or FULL_MARKS.search(said) else said
    scales = [
        _Found(match.start(), match.end(), full)
        for match in FULL_MARKS.finditer(said)
        if (full := number_of(match["full"] or match["system"])) and full >= HIGHEST
    ]
    said = _without(FULL_MARKS, said)
    plain = [
        _Found(match.start(), match.end(), value)
        for match in SCORE.finditer(said)
        if (value := number_of(match["point"] or match["barely"])) is not None
    ]
    scale = scales[-1] if scales else None
    before = [one for one in plain if scale and one.end <= scale.start]
    meant = (before[-1:] or plain[:1]) if scale else []
    scaled = [
        _Found(one.start, one.end, one.value, scale.value)
        if scale and (one in meant or HIGHEST < one.value <= scale.value)
        else one
        for one in plain
    ]
    yield from sorted([*pairs, *scaled], key=lambda one: one.start)


def _pair(match: re.Match[str]) -> _Found | None:
    first, second = number_of(match["one"] or match["part"]), number_of(match["other"] or match["whole"])
    if first is None or second is None or max(first, second) < HIGHEST:
        return None
    return _Found(match.start(), match.end(), min(first, second), max(first, second))


def _of_five(value: int, full: int) -> int:
    """Return a score of five for one out of `full`, rounded; the smallest is one, and nothing stays nothing."""
    return max(1, int(value * HIGHEST / full + 0.5)) if value else 0


def _without(pattern: re.Pattern[str], said: str) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), said)


def _blank(said: str, start: int, end: int) -> str:
    return said[:start] + " " * (end - start) + said[end:]
