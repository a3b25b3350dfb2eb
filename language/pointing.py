"""Which one of a list is pointed at: by order, by side, or by words that only its title has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from language.numbers.ordinals import read_ordinal
from language.writing.plain import bare, squeeze

OF_TWO = re.compile(r"([前上后下])[面边头](?:那|的那?)?一?[个张项门家]")
OTHER_OF_TWO = re.compile(r"另外?一?[个张项门]|另外那[个张项门]")
THE_ONE = re.compile(r"(?:就|要|选|报|还是)?(?:它|这个|这一个|那个|这班|那班|这家|这门)(?:了|吧|呗|就行|就中|就好)*")
"""points at the one thing that is on offer or talked about, as a whole answer"""
THAT_ONE = re.compile(r"(?:那|这)一?[个班家门]|^(?:我|俺|就|先)*(?:选|挑|要)")
NOT_THAT = re.compile(r"不|别|没|除了|改|换")
SHORTEST_CLUE = 2


def points_at_the_one(text: str) -> bool:
    """Whether the whole text points at the one thing that is on offer (就它, 这个吧)."""
    return bool(THE_ONE.fullmatch(bare(text)))


BEFORE = "刚才|刚刚|刚|方才|先前|之前|以前|前面|前头|上面|上头|上回|上次|头先|原来|原先|起先"
THE_ONE_BEFORE = re.compile(
    rf"(?=.*(?:[还就用跟和同老号]|一样|{BEFORE}))(?:手机|电话)?号?码?(?:还是|就是|仍是|还|就|用|跟|和|同|按|照|是|我|俺|的|你|您)*"
    rf"(?:(?:{BEFORE})(?:我|俺)?(?:给|说|报|留|填|用|讲|念|输|写|打)?(?:了|过|的)*|同|老)?"
    rf"(?:那一?个|这一?个|那|同一?个|一样)(?:的)?(?:手机|电话)?号?码?(?:就行|就中|就好|就成|不变|没变|没错)?[吧呗啊呀呢了嘛哈]*"
)


def means_the_one_before(text: str) -> bool:
    """Whether the whole text says that what was given before is meant again: 手机号用我刚才那个, 还是那个号."""
    return THE_ONE_BEFORE.fullmatch(squeeze(text)) is not None


TAKES = re.compile(
    r"(?:就|要|选|报|是|还是)(?:它|这个|这一个|那个|那一个|这班|那班|这家|这门)|(?:这个|那个)(?:吧|就行|就中)"
    r"|给[我俺他她咱][们]?(?:报|推荐)|(?:报上|推荐|推)(?:吧|呗|给)|看(?:一?下|看)?(?:这个|那个)"
)


RHETORICAL = re.compile(r"不就[^吗么]{1,8}[吗么]")
NOT_THE_ONE = re.compile(r"不(?!识字|会)|别(?!嫌|人)|没|除了|改|换|先")


def takes_the_one(text: str) -> bool:
    """Whether somebody takes the only thing on offer, with whatever else is said: 就这一个呀，就这个，给他报上."""
    said = RHETORICAL.sub("", squeeze(text))
    return TAKES.search(said) is not None and NOT_THE_ONE.search(said) is None


def names_that_one(text: str) -> bool:
    """Whether a text speaks of one of several (郑州那个) and takes none back."""
    return THAT_ONE.search(squeeze(text)) is not None and NOT_THAT.search(text) is None


def begins_with_a_number(text: str) -> bool:
    """Whether a text begins with the number of a choice and goes on: 1 先看看，不急着报."""
    return LEADING.match(text) is not None


def read_side(text: str, count: int) -> int | None:
    """Return 0 or 1 where one of two is pointed at by its side (前面那个), else None."""
    found = OF_TWO.search(squeeze(text)) if count == 2 else None
    return None if found is None else (0 if found.group(1) in "前上" else 1)


def is_the_other(text: str) -> bool:
    """Whether the other one of two is meant."""
    return bool(OTHER_OF_TWO.search(squeeze(text)))


LEADING = re.compile(r"^\s*([1-9])[\s，,。、]+(?!\d)\S")


CHOSEN = re.compile(r"(?:我|俺)?(?:先|就)?(?:看看?|选|要|挑|点)(?:一下)?([1-9])号?(?:吧|呗)?")


def read_position(text: str) -> int | None:
    """Return the position that is named, 1 for the first, -1 for the last, or None: 2，先看看."""
    if leading := LEADING.match(text) or CHOSEN.fullmatch(squeeze(text)):
        return int(leading.group(1))
    return read_ordinal(text)


def described(text: str, titles: Sequence[str]) -> int | None:
    """Return the index of the one title that the words describe best, or None where none or several fit.

    What all titles share tells nothing; of what only some have, the longest run that the text holds counts.
    """
    said = squeeze(text)
    plain = [squeeze(title) for title in titles]
    scores = [_clue(said, one, [other for other in plain if other != one]) for one in plain]
    best = max(scores, default=0)
    if best < SHORTEST_CLUE or scores.count(best) != 1:
        return None
    return scores.index(best)


def _clue(said: str, title: str, others: Sequence[str]) -> int:
    """Return the length of all runs of the title that the text holds and no other title has."""
    found, at = 0, 0
    while at < len(title):
        length = next(
            (
                n
                for n in range(min(len(title) - at, 12), SHORTEST_CLUE - 1, -1)
                if not (_cuts_a_number(title, at) or _cuts_a_number(title, at + n))
                and _tells(title[at : at + n], said, others)
            ),
            0,
        )
        found, at = found + length, at + (length or 1)
    return found


def _tells(run: str, said: str, others: Sequence[str]) -> bool:
    return bool(others) and _holds(said, run) and not any(_holds(other, run) for other in others)


def _holds(text: str, run: str) -> bool:
    """Whether a run stands in a text without cutting a number of it."""
    places = [at for at in range(len(text)) if text.startswith(run, at)]
    return any(not (_cuts_a_number(text, at) or _cuts_a_number(text, at + len(run))) for at in places)


def _cuts_a_number(text: str, at: int) -> bool:
    """Whether a place lies within a number: 月2 of 2月22日 is no clue to 1月25号."""
    return 0 < at < len(text) and text[at - 1].isdigit() and text[at].isdigit()


EMPTY = frozenset("的地得着了吗呢吧也就都行可以用一我俺要是有在")
"""characters that tell no title from another"""


def closest(text: str, titles: Sequence[str]) -> int | None:
    """Return the index of the one title that shares most characters with the words, at least two, or None.

    站 走 都 可以 means 站着走着都行 where nothing else on offer stands or walks.
    """
    said = set(squeeze(text)) - EMPTY
    shared = [len(said & (set(squeeze(title)) - EMPTY)) for title in titles]
    best = max(shared, default=0)
    return shared.index(best) if best >= SHORTEST_CLUE and shared.count(best) == 1 else None
