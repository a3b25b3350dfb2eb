"""What a file's rows may point to: trades, places, courses and bases that the registry already holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationInfo
from sqlalchemy import select
from sqlalchemy.orm import Session

from server import clock
from server.registry.importing import wording
from server.registry.importing.cells import plain, shortened
from server.registry.models import Course, Division, Occupation, TrainingBase, TrainingClass
from server.registry.reference.former import current_code


@dataclass
class References:
    """What can be pointed to, by every name that a clerk may write."""

    occupations: dict[str, str] = field(default_factory=dict)
    """name or code → code"""
    divisions: dict[str, set[str]] = field(default_factory=dict)
    """code, name, alias, or names in a row (石家庄市桥西区) → codes"""
    division_codes: set[str] = field(default_factory=set)
    courses: dict[str, int] = field(default_factory=dict)
    bases: dict[str, int] = field(default_factory=dict)
    division_of_base: dict[int, str] = field(default_factory=dict)
    classes: dict[str, int] = field(default_factory=dict)
    today: date = field(default_factory=clock.today)


def load_references(session: Session, today: date | None = None) -> References:
    """Read once what the rows of a file can point to."""
    references = References(today=today or clock.today())
    for code, name in session.execute(select(Occupation.code, Occupation.name)):
        references.occupations |= {code: code, name: code}
    references.divisions = _divisions_by_name(session)
    references.division_codes = set(session.scalars(select(Division.code)))
    references.courses = dict(session.execute(select(Course.code, Course.id)).all())
    for id, code, division in session.execute(select(TrainingBase.id, TrainingBase.code, TrainingBase.division_code)):
        references.bases[code] = id
        references.division_of_base[id] = division
    references.classes = dict(session.execute(select(TrainingClass.code, TrainingClass.id)).all())
    return references


def _divisions_by_name(session: Session) -> dict[str, set[str]]:
    divisions = {division.code: division for division in session.scalars(select(Division))}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for division in divisions.values():
        for name in (division.code, division.name, *division.aliases):
            found[name].add(division.code)
        full, at, passed = division.name, division, {division.code}
        while at.parent_code in divisions and at.parent_code not in passed:  # the registry may hold a circle
            at = divisions[at.parent_code]
            passed.add(at.code)
            full = at.name + full
            found[full].add(division.code)
    return dict(found)


def find_occupation(value: str, info: ValidationInfo[References]) -> str:
    """Return the code of the trade that is written by its code or name."""
    references = info.context
    try:
        return references.occupations[value]
    except KeyError:
        raise ValueError(wording.UNKNOWN_OCCUPATION.format(value=shortened(value))) from None


def find_division(value: str, info: ValidationInfo[References]) -> str:
    """Return the code of the place that is written by its code or by a name that only one place has."""
    references = info.context
    written = value.replace(" ", "")
    codes = references.divisions.get(written) or references.divisions.get(current_code(written), set())
    if len(codes) == 1:
        return next(iter(codes))
    sentence = wording.SEVERAL_DIVISIONS if codes else wording.UNKNOWN_DIVISION
    raise ValueError(sentence.format(value=shortened(value)))


def find_course(value: Any, info: ValidationInfo[References]) -> int:
    """Return the id of the course with this code."""
    references = info.context
    return _by_code(references.courses, value, wording.UNKNOWN_COURSE)


def find_base(value: Any, info: ValidationInfo[References]) -> int:
    """Return the id of the training base with this code."""
    references = info.context
    return _by_code(references.bases, value, wording.UNKNOWN_BASE)


def find_class(value: Any, info: ValidationInfo[References]) -> int:
    """Return the id of the class with this code."""
    references = info.context
    return _by_code(references.classes, value, wording.UNKNOWN_CLASS)


def _by_code(known: dict[str, int], value: Any, sentence: str) -> int:
    code = plain(value)
    if code not in known:
        raise ValueError(sentence.format(value=shortened(code)))
    return known[code]
