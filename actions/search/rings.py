"""The place that is looked in and those around it: county, city, province."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actions.questions.question import ANY
from actions.questions.search import NEARBY, NOT_PLACES, searched_places
from actions.turn import Turn
from language.places import Place
from server.registry.repositories.ranking import Found, Ranked, T
from server.words import word


def rings(turn: Turn) -> list[Place]:
    """Return the place that is wished for and those around it, nearest first; none for everywhere."""
    code, found = turn.get("place"), []
    while code and code != ANY and (place := turn.context.gazetteer.get(code)):
        found.append(place)
        code = place.parent_code
    return found


def beside(turn: Turn) -> tuple[str, ...]:
    """Return the leading digits of the places that are wished for beside the first."""
    return tuple(place.prefix for place in searched_places(turn)[1:])


def name_of(turn: Turn, ring: int, full: bool = False) -> str:
    """Return what a ring is called: the places themselves by their names, then what lies around the first."""
    places = searched_places(turn) if ring == 0 else [rings(turn)[ring]]
    return "、".join(place.full_name if full else place.name for place in places)


def is_nearby_meant(turn: Turn) -> bool:
    """Whether what lies around the place is wished for, too: 廊坊跟前的."""
    return turn.get(NEARBY) is not None and turn.get(NEARBY) == turn.get("place")


def with_neighbours(turn: Turn, found: Found[T]) -> list[T]:
    """Return what was found; where what lies around is meant, too, with as good ones of the rings behind it."""
    there: list[Ranked[T]] = [one for one in found.best if one.is_there]
    if not is_nearby_meant(turn) or not there:
        return found.items
    around: list[Ranked[T]] = [
        one for one in found.ranked
        if one not in found.best and not one.remote and one.ring is not None and one.meets >= there[0].meets
    ]  # fmt: skip
    remote: list[Ranked[T]] = [one for one in found.best if not one.is_there]
    return [one.one for one in there + around + remote]


def says_nearness(turn: Turn) -> list[str]:
    """Say that distances are not on record, where what lies near is wished for."""
    if not is_nearby_meant(turn):
        return []
    return [word("class.no_distances", turn.number, place=name_of(turn, 0)).text]


def not_there(turn: Turn) -> frozenset[str]:
    """Return the leading digits of the places that are not wanted."""
    places = (turn.context.gazetteer.get(code) for code in turn.get(NOT_PLACES) or [])
    return frozenset(place.prefix for place in places if place)


def in_sentences(wishes: Sequence[str]) -> Iterator[str]:
    """Yield the wishes two at a time, for a sentence must stay short."""
    for start in range(0, len(wishes), 2):
        yield "、".join(wishes[start : start + 2])
