"""Trades and places that are named in a segment, with what is wished of them.

The catalogue on record says which words are trades; the pipeline says whether they are wanted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from actions.reading import MENTIONED, NOT_WANTED, WANTED, Mention, Segment
from actions.turn import Turn
from language.distances import is_too_far
from language.named_wishes import is_denied, is_mocked, may_exclude
from language.origins import is_home, is_origin
from language.trades import names_a_trade
from language.writing.plain import squeeze

SEARCHED, LIVES, FROM = "searched", "lives", "from"
PLACES = (SEARCHED, LIVES, FROM)
TELLS = ("background", "social", "distress")
"""roles of segments in which something is named without being wished for"""


@dataclass(frozen=True)
class Named:
    """Words and the codes that they may stand for."""

    words: str
    codes: tuple[str, ...]
    polarity: str
    role: str


def named_trades(turn: Turn, said: Segment) -> list[Named]:
    """Return the trades that are named: those of the office's own catalogue first, then misheard ones."""
    known = [
        _as_named(said, "occupation", said.text[at.start : at.end], tuple(trade.code for trade in at.trades))
        for at in turn.context.trades(turn.session).mentions(said.text)
    ]
    codes = turn.context.trades(turn.session).codes
    heard = [
        Named(one.words, tuple(code for code in one.values if code in codes), one.polarity, one.role)
        for one in said.named("occupation")
        if not any(one.words in other.words or other.words in one.words for other in known)
    ]
    return known + [one for one in heard if one.codes]


def named_places(turn: Turn, said: Segment) -> list[Named]:
    """Return the places that are named; what only looks like a place (大名 in 大名鼎鼎) the pipeline has left out."""
    places = turn.context.gazetteer
    read = [
        Named(one.words, tuple(str(code) for code in one.values if places.get(str(code))), *_meant(said, one))
        for one in said.named("place")
    ]
    if read or said.role in TELLS:
        return [one for one in read if one.codes]
    if said.role == "answer":  # the whole answer is a place that the pipeline did not know
        found = places.find(said.text)
        return [Named(said.text, tuple(place.code for place in found), WANTED, SEARCHED)] if found else []
    return []


def unknown_trades(turn: Turn, said: Segment) -> list[str]:
    """Return the words for trades that are wished for and that the office's own catalogue does not have."""
    known = turn.context.trades(turn.session)
    return [
        one.words for one in said.named("occupation", WANTED)
        if not one.values and names_a_trade(one.words) and not known.mentions(one.words)
    ]  # fmt: skip


def wanted(named: list[Named]) -> list[Named]:
    """Return what is wished for; else what is only told of oneself: 我会洗车，我想挣钱."""
    return [one for one in named if one.polarity == WANTED] or [
        one for one in named if one.polarity == MENTIONED and one.role == "wanted"
    ]


def latest(turn: Turn, homes: list[Named]) -> list[Named]:
    """Return the last place with those that are one with it: who tells of several homes ends with today's."""
    chain: list[Named] = []
    for one in homes:
        known = turn.context.gazetteer.find("".join(part.words for part in [*chain, one]))
        if not any(place.code in one.codes for place in known):
            chain = []
        chain.append(one)
    return chain


def unwanted_codes(named: list[Named]) -> list[str]:
    """Return the codes of what is plainly not wanted and not wished for elsewhere in the same words."""
    wished = {code for one in wanted(named) for code in one.codes}
    return [code for one in named if one.polarity == NOT_WANTED for code in one.codes if code not in wished]


def _as_named(said: Segment, entity: str, words: str, codes: tuple[str, ...]) -> Named:
    over = next((one for one in said.named(entity) if _overlap(one, words)), None)
    others = any(not _overlap(one, words) for one in said.named(entity, WANTED))
    if is_denied(words, said.text) or (others and is_mocked(words, said.text)):
        return Named(words, codes, NOT_WANTED, "wanted")
    if over is not None:
        return Named(words, codes, *_meant(said, over))
    polarity = MENTIONED if said.role in TELLS else WANTED
    return Named(words, codes, polarity, "wanted" if polarity == WANTED else "background")


def _meant(said: Segment, mention: Mention) -> tuple[str, str]:
    """Return polarity and role of a mention; an answer that is the bare name denies nothing."""
    if said.role == "answer" and squeeze(said.text) == squeeze(mention.words):
        return WANTED, mention.role if mention.role in PLACES else SEARCHED if mention.entity == "place" else "wanted"
    told = said.role in TELLS  # what is only told of is not wished for, whatever its words
    if mention.polarity == NOT_WANTED and not told and not may_exclude(said.text, mention.words):
        mention = replace(mention, polarity=WANTED)
    if mention.entity == "place" and is_too_far(mention.words, said.text):
        return NOT_WANTED, mention.role
    if mention.entity == "place" and is_origin(mention.words, said.text):
        return mention.polarity, FROM
    if mention.entity == "place" and mention.role not in PLACES and is_home(mention.words, said.text):
        return mention.polarity, LIVES
    return mention.polarity, mention.role


def _overlap(mention: Mention, words: str) -> bool:
    return words in mention.words or mention.words in words
