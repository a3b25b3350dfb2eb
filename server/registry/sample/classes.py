"""Lay out the sample's classes: which base holds which course, when, and for how many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil
from typing import Any

from server.registry.sample.tables import Codes, Line, whole_number, words, yes_no

EVERYWHERE = "每市八类"
COMMON_TRADES = ("盲人保健按摩", "电子商务", "客服", "数据标注", "面点", "手工编织", "家电维修", "种植")

SEATS = (20, 30, 16, 24, 12, 40, 18)
FEW_SEATS = {0: 1, 20: 2}  # of forty classes in a row, two are so small that a waiting list can be seen
HOURS_A_WEEK = {"线上": 20, "面授": 40}
FIRST_WEEK, WEEKS_OF_STARTS = 5, 16  # starts lie one week to five months ahead
STANDS_FOR = timedelta(weeks=4)
"""so long a sample looks the same, whichever day it is loaded: what is shown and tried with it stays true"""
A_MONDAY = date(2026, 11, 30)
"""a day on which such a time began"""


def lay_out_classes(bases: list[Line], courses: list[Line], today: date) -> Iterator[dict[str, Any]]:
    """Yield the classes as rows of the table, with `course` and `base` as codes instead of ids."""
    courses_of: defaultdict[str, list[Line]] = defaultdict(list)
    for course in courses:
        courses_of[course["occupation_code"]].append(course)
    place_of_unit = _places_of_units(bases)
    held: Counter[tuple[str, str]] = Counter()
    codes = Codes(kind_digit=3)
    for base in bases:
        unit = base["unit"]
        for trade in _trades(base):
            # Neighbouring units hold different courses of a trade, and one unit never the same one twice running.
            choice = (place_of_unit[unit] + held[unit, trade]) % len(courses_of[trade])
            held[unit, trade] += 1
            yield _class(codes.next(base["division_code"]), base, courses_of[trade][choice], today)


def _class(code: int, base: Line, course: Line, today: date) -> dict[str, Any]:
    serial = code % 10_000
    ways = words(course["held"])
    online = "线上" in ways
    starts_on = _counted_from(today) + timedelta(weeks=FIRST_WEEK + 7 * serial % WEEKS_OF_STARTS)
    weeks = ceil(int(course["hours"]) / HOURS_A_WEEK["线上" if online else "面授"])
    return _asked(base, course, online=online, boarding="住宿" in ways) | {
        "code": str(code),
        "course": course["code"],
        "base": base["code"],
        "division_code": base["division_code"],
        "starts_on": starts_on,
        "ends_on": starts_on + timedelta(weeks=weeks, days=-3),
        "enrol_until": starts_on - timedelta(days=3 if online else 7),
        "capacity": FEW_SEATS.get(serial % 40) or SEATS[serial % len(SEATS)],
        "online": online,
        "sign_interpreter": "手语" in ways,
        "braille_or_audio": "盲文" in ways,
        "step_free": base["step_free"] == "是" and not online,
        "boarding": "住宿" in ways,
        "sample": True,
    }


def _asked(base: Line, course: Line, *, online: bool, boarding: bool) -> dict[str, Any]:
    """Return what people ask about: the base decides on the stay, the course on the lessons."""
    stay = {} if online else base
    hours = course["daily_hours"] if online else base["hours"]
    return {
        "meals": stay.get("meals") or None,
        "companion_allowed": yes_no(stay.get("companion", "")),
        "companion_lodging": yes_no(base["companion_lodging"]) if boarding else None,
        "daily_hours": hours or None,
        "weekends": yes_no(stay.get("weekends", "")),
        "teacher": course["teacher"] or None,
        "deposit_yuan": whole_number(stay.get("deposit", "")),
        "bring": course["bring"] or None,
        "parents_may_apply": yes_no(base["parents"]),
    }


def _trades(base: Line) -> Iterator[str]:
    for trade in words(base["trades"]):
        yield from COMMON_TRADES if trade == EVERYWHERE else (trade,)


def _places_of_units(bases: list[Line]) -> dict[str, int]:
    """Number the units of each province from 0, in the order of the table."""
    places: dict[str, int] = {}
    for base in bases:
        same_province = sum(unit[:2] == base["unit"][:2] for unit in places)
        places.setdefault(base["unit"], same_province)
    return places


def _counted_from(day: date) -> date:
    """Return the Monday on which the sample's time that a day lies in began."""
    return day - (day - A_MONDAY) % STANDS_FOR
