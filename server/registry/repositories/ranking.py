"""Ranks what a search finds: what meets the most wishes first, near before far, in one statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import add
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    SQLColumnExpression,
    Text,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    or_,
    true,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from server.registry.models import Job, TrainingClass

T = TypeVar("T", TrainingClass, Job)

MOST = 500
"""how many rows a search reads; those that rank first are read first"""
OUTSIDE = 9
WISH = "wish_"


@dataclass(frozen=True)
class Plan:
    """A wish as conditions on the rows of a select.

    Of `musts`, what is easiest to do without comes first. `rathers` put what meets them first and hide nothing.
    `around` are the leading digits of the place and of those around it, nearest first; empty is everywhere.
    """

    musts: Mapping[str, ColumnElement[bool]]
    rathers: Mapping[str, ColumnElement[bool]]
    division: InstrumentedAttribute[str]
    around: Sequence[str]
    remote: ColumnElement[bool]
    """tied to no place"""
    suits: ColumnElement[bool]
    """made for the person's disability, or for everyone"""
    beside: Sequence[str] = ()
    """the leading digits of places that are as welcome as the first of `around`"""


@dataclass(frozen=True)
class Ranked(Generic[T]):
    """A class or a job, and how it answers the wish."""

    one: T
    meets: frozenset[str]
    ring: int | None
    """0 in the place itself, then the rings around it; None outside them"""
    remote: bool
    suits: bool
    free_seats: int | None = None
    """of a class, as they were when it was found"""
    preference: tuple[int, ...] = ()
    """the smaller, the sooner among those that meet as many musts"""

    @property
    def is_there(self) -> bool:
        """Whether one goes there: what is remote counts as there in the place itself alone."""
        return self.ring is not None and (self.ring == 0 or not self.remote)


@dataclass(frozen=True)
class Found(Generic[T]):
    """What a search found, all of it suitable for the person and within reach, at most `MOST`."""

    ranked: tuple[Ranked[T], ...] = ()
    """the most wishes met first, then near before far; what is remote stands behind what is there"""
    best: tuple[Ranked[T], ...] = ()
    """of these, what meets the most, in the nearest ring that has such, and what is remote"""
    near: int = 0
    """how many of the best lie in `ring`"""
    ring: int | None = None
    """where the best were found; None where all of them are remote, or no place was wished for"""
    unmet: tuple[str, ...] = ()
    """the wishes that none of the best meets"""
    in_place: int = 0
    """how many there are in the place itself, whatever else is wished for"""
    elsewhere: int = 0
    """how many there are out of reach, whatever else is wished for"""
    left_out: int = 0
    """how many were not put among the best only since they are made for other disabilities"""
    for_others: int = 0
    """how many in all are made for other disabilities"""

    @property
    def items(self) -> list[T]:
        """The best classes or jobs themselves."""
        return [ranked.one for ranked in self.best]


def lies_in(division: InstrumentedAttribute[str], prefixes: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a division lies in one of the places with these leading digits."""
    return or_(false(), *(division.startswith(prefix) for prefix in prefixes))


def made_for(categories: InstrumentedAttribute[list[int]], category: int | None) -> ColumnElement[bool]:
    """Return the condition that a list of disability categories is empty or names this one."""
    if category is None:
        return true()
    written = cast(categories, Text)  # [1, 4]: each category is one digit
    return or_(written == "[]", written.contains(str(category)))


def is_for_one_alone(categories: Sequence[int], category: int | None, occupations: Iterable[str]) -> bool:
    """Whether something is made for one disability alone, and neither its trade nor a disability was named.

    Nobody who looks around is offered massage for the blind first.
    """
    return len(categories) == 1 and category is None and not any(occupations)


def read_ranked(
    session: Session, query: Select[Any], plan: Plan, order: Sequence[SQLColumnExpression[Any]]
) -> Sequence[Row[Any]]:
    """Run `query` once with what `candidate` and `rank` need beside its own columns, the first by rank."""
    ring = _ring(plan)
    within_reach = or_(ring < OUTSIDE, plan.remote)
    ranks = [_one(plan.suits).desc(), _one(within_reach).desc()]
    ranks += [_met(conditions).desc() for conditions in (plan.musts, plan.rathers) if conditions]
    return session.execute(
        query.add_columns(
            ring.label("ring"),
            _one(plan.remote).label("remote"),
            _one(plan.suits).label("suits"),
            *(_one(condition).label(WISH + key) for key, condition in {**plan.musts, **plan.rathers}.items()),
            _in_all(and_(plan.suits, ring == 0)).label("in_place"),
            _in_all(and_(plan.suits, ~within_reach)).label("elsewhere"),
            _in_all(~plan.suits).label("for_others"),
        )
        .order_by(*ranks, ring, *order)
        .limit(MOST)
    ).all()


def candidate(row: Row[Any], plan: Plan, **more: Any) -> Ranked[Any]:
    """Return what stands first in a row, with the wishes that it meets."""
    told = row._mapping
    return Ranked(
        one=row[0],
        meets=frozenset(key for key in (*plan.musts, *plan.rathers) if told[WISH + key]),
        ring=told["ring"] if told["ring"] != OUTSIDE else None,
        remote=bool(told["remote"]),
        suits=bool(told["suits"]),
        **more,
    )


def rank(rows: Sequence[Row[Any]], candidates: Sequence[Ranked[T]], plan: Plan, wishes: Iterable[str]) -> Found[T]:
    """Return the candidates by rank, and the best of them; `wishes` are the keys of all that is wished for.

    Where as many wishes are met one way or another, that which is easiest to do without is the one given up.
    """
    musts = list(plan.musts)

    def lacks(one: Ranked[T]) -> tuple[int, ...]:
        return tuple(place for place, key in enumerate(musts) if key not in one.meets)

    def place_in_line(one: Ranked[T]) -> tuple[Any, ...]:
        return (
            len(lacks(one)),
            lacks(one),
            one.preference,
            not one.is_there,
            OUTSIDE if one.ring is None else one.ring,
        )

    nothing: Found[T] = Found(**_counted(rows))
    reached = [one for one in candidates if one.ring is not None or one.remote]
    ranked = sorted((one for one in reached if one.suits), key=place_in_line)
    if not ranked:
        return nothing
    lacking = lacks(ranked[0])
    alike = [one for one in ranked if lacks(one) == lacking]
    ring = min((one.ring for one in alike if one.is_there and one.ring is not None), default=None)
    best = [one for one in alike if one.remote or one.ring == ring]
    others = [one for one in reached if not one.suits and set(lacks(one)) <= set(lacking)]
    return replace(
        nothing,
        ranked=tuple(ranked),
        best=tuple(best),
        near=sum(one.is_there and one.ring == ring for one in best),
        ring=ring if plan.around else None,
        unmet=tuple(key for key in wishes if not any(key in one.meets for one in best)),
        left_out=sum(ring is None or one.remote or (one.ring or 0) <= ring for one in others),
    )


def _counted(rows: Sequence[Row[Any]]) -> dict[str, Any]:
    return {key: int(rows[0]._mapping[key]) for key in ("in_place", "elsewhere", "for_others")} if rows else {}


def _ring(plan: Plan) -> ColumnElement[int]:
    if not plan.around:
        return literal(0)
    nearest_first = [(plan.division.startswith(prefix), ring) for ring, prefix in enumerate(plan.around)]
    as_welcome = [(lies_in(plan.division, plan.beside), 0)] if plan.beside else []
    return case(*as_welcome, *nearest_first, else_=OUTSIDE)


def _one(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


def _met(conditions: Mapping[str, ColumnElement[bool]]) -> ColumnElement[int]:
    return reduce(add, map(_one, conditions.values()))


def _in_all(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """Count over all rows, before the limit."""
    return func.sum(_one(condition)).over()
