"""The place that is looked in and those around it: county, city, province."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actions.questions.question import ANY
from actions.questions.search import NOT_PLACES
from actions.turn import Turn
from language.places import Place


def rings(turn: Turn) -> list[Place]:
    """Return the place that is wished for and those around it, nearest first; none for everywhere."""
    code, found = turn.get("place"), []
    while code and code != ANY and (place := turn.context.gazetteer.get(code)):
        found.append(place)
        code = place.parent_code
    return found


def not_there(turn: Turn) -> frozenset[str]:
    """Return the leading digits of the places that are not wanted."""
    places = (turn.context.gazetteer.get(code) for code in turn.get(NOT_PLACES) or [])
    return frozenset(place.prefix for place in places if place)


def in_sentences(wishes: Sequence[str]) -> Iterator[str]:
    """Yield the wishes two at a time, for a sentence must stay short."""
    for start in range(0, len(wishes), 2):
        yield "、".join(wishes[start : start + 2])
