"""Lay out the sample's jobs: each kind of job in the reporting units that its line names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from server.registry.sample.tables import Codes, Line, whole_number, words, yes_no

FIRST_DAY, DAYS_OF_ENDS = 30, 90  # offers end one to four months ahead
SALARY_STEP_YUAN = 100

TEXTS = ("meals", "lodging", "daily_hours", "probation", "pay_day", "how_to_get_there", "interview")
YES_OR_NO = ("night_shift", "weekends_off", "social_insurance", "experience_needed")
NUMBERS = ("age_min", "age_max")


def lay_out_jobs(kinds: list[Line], bases: list[Line], today: date) -> Iterator[dict[str, Any]]:
    """Yield the jobs as rows of the table, with `occupation` as a name and `place` as a division code."""
    codes = Codes(kind_digit=5)
    for position, (unit, places) in enumerate(_places_of_units(bases).items()):
        offered = [kind for kind in kinds if position % int(kind["every"]) == int(kind["offset"])]
        for number, kind in enumerate(offered):
            yield _job(codes.next(unit), kind, places[number % len(places)], today)


def _job(code: int, kind: Line, place: str, today: date) -> dict[str, Any]:
    serial = code % 10_000
    more = serial % 4 * SALARY_STEP_YUAN
    return _asked(kind) | {
        "code": str(code),
        "title": kind["title"],
        "employer": kind["employer"],
        "occupation": kind["occupation_code"],
        "place": place,
        "work_mode": kind["work_mode"],
        "salary_min_yuan": int(kind["salary_min_yuan"]) + more,
        "salary_max_yuan": int(kind["salary_max_yuan"]) + more,
        "for_categories": [int(category) for category in words(kind["for_categories"])],
        "accommodations": words(kind["accommodations"]),
        "vacancies": int(kind["vacancies"]),
        "open_until": today + timedelta(days=FIRST_DAY + 7 * serial % DAYS_OF_ENDS),
        "description": kind["description"],
        "sample": True,
    }


def _asked(kind: Line) -> dict[str, Any]:
    """Return what people ask about."""
    told: dict[str, Any] = {name: kind[name] or None for name in TEXTS}
    told |= {name: yes_no(kind[name]) for name in YES_OR_NO}
    return told | {name: whole_number(kind[name]) for name in NUMBERS}


def _places_of_units(bases: list[Line]) -> dict[str, list[str]]:
    """Return the places where each unit has a base; its jobs are spread over them in turn."""
    places: dict[str, list[str]] = {}
    for base in bases:
        places.setdefault(base["unit"], []).append(base["division_code"])
    return places
