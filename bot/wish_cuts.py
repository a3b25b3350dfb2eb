"""Where in a sentence a second wish could begin."""

from __future__ import annotations

import re

SHORTEST = 2
"""characters that a wish has at least"""
LONGEST = 80
"""characters of a sentence; a longer text is a story, and cutting it everywhere takes seconds"""
PAUSE = re.compile(r"[，。？！；、,.?!;\s]+")
CONNECTIVE = re.compile(
    r"顺便|顺手|捎带|另外|还有|还想|还要|对了|然后|同时|并且|而且|以及|完了|一个是|二是|二来|再帮|再给|再查|再问|再|也|接着|之后|还|跟|和|别的"
)
STRONG = re.compile(
    r"[，。？！；、,.?!;\s]*(?:顺便|顺手|捎带|另外|还有|还想|对了|同时|一个是|二是|二来|再|也|然后|完了|以及)"
)
IN_ONE = re.compile(r"[的之]|[A-Za-z0-9][A-Za-z0-9]")
"""what stands around a place where no wish can end: 包住宿的 belongs to 培训班"""
FINISHED = re.compile(
    r"(?:学|上|念|读|考|拿|办|做|干|结|毕|培训|取得|下来)(?:完|过|好|到|齐|满|业)?[^，。]{0,8}[了嘞啦过][，。\s]*$|已经|毕业|结业"
)
WISHES = re.compile(r"[想要帮请求把先能可给让吗么呢不没冇别甭咋怎啥哪几多?？查问退撤]")


def cuts(text: str) -> list[tuple[str, str]]:
    """Return the sentence in two, in every way that a pause or a connective allows; without either, in every way."""
    if len(text) > LONGEST:
        return []
    places = {found.end() for found in PAUSE.finditer(text)} | {found.start() for found in CONNECTIVE.finditer(text)}
    if not places:
        places = {at for at in range(2 * SHORTEST, len(text) - 2 * SHORTEST + 1) if not IN_ONE.match(text[at - 1 :])}
    parts = [(_bare(text[:at]), _bare(text[at:])) for at in sorted(places)]
    return [(one, other) for one, other in parts if min(len(one), len(other)) >= SHORTEST]


def is_joined_plainly(text: str, second: str) -> bool:
    """Whether a word like 顺便 stands before the second part."""
    return bool(STRONG.match(text[: -len(second)][-3:] + second)) or bool(STRONG.match(second))


def only_tells(part: str) -> bool:
    """Whether a part tells what is done and wishes nothing: 面点班我学完了."""
    return bool(FINISHED.search(part)) and not WISHES.search(part)


def place_of(text: str, one: str, other: str) -> int | None:
    """Return where `text` was cut into these two parts."""
    places = (at for at in range(1, len(text)) if not PAUSE.match(text[at]))
    return next((at for at in places if (_bare(text[:at]), _bare(text[at:])) == (one, other)), None)


def _bare(part: str) -> str:
    return PAUSE.sub(" ", part).strip()
