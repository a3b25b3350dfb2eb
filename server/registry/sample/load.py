"""Put the sample catalogue into the registry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.importing.catalogue import import_table
from server.registry.importing.kinds import Kind
from server.registry.importing.upsert import upsert
from server.registry.models import Course, Division, Job, Occupation, TrainingBase, TrainingClass
from server.registry.reference.load import load_divisions
from server.registry.sample.classes import lay_out_classes
from server.registry.sample.jobs import lay_out_jobs
from server.registry.sample.tables import as_table, lines


@dataclass(frozen=True)
class SampleCounts:
    """How many rows were added."""

    occupations: int
    bases: int
    courses: int
    classes: int
    jobs: int


def load_sample(session: Session, today: date) -> SampleCounts:
    """Add the sample catalogue, its dates counted from `today`, and the divisions that it needs.

    Rows whose code the registry knows already are left as they are. The caller commits.
    """
    load_divisions(session)
    return SampleCounts(
        occupations=_import(session, Kind.OCCUPATIONS),
        bases=_import(session, Kind.BASES),
        courses=_import(session, Kind.COURSES),
        classes=_add_classes(session, today),
        jobs=_add_jobs(session, today),
    )


def _import(session: Session, kind: Kind) -> int:
    return import_table(session, kind, as_table(lines(kind)), sample=True).added


def _add_classes(session: Session, today: date) -> int:
    courses = dict(session.execute(select(Course.code, Course.id)).all())
    bases = dict(session.execute(select(TrainingBase.code, TrainingBase.id)).all())
    rows = [
        row | {"course_id": courses[row.pop("course")], "base_id": bases[row.pop("base")]}
        for row in lay_out_classes(lines("bases"), lines("courses"), today)
    ]
    return upsert(session, TrainingClass, rows, overwrite=False).added


def _add_jobs(session: Session, today: date) -> int:
    occupations = dict(session.execute(select(Occupation.name, Occupation.code)).all())
    names = dict(session.execute(select(Division.code, Division.name)).all())
    rows = []
    for row in lay_out_jobs(lines("jobs"), lines("bases"), today):
        place = row.pop("place")
        row |= {"occupation_code": occupations[row.pop("occupation")], "division_code": place}
        rows.append(row | {"employer": f"示例·{names[place]}{row['employer']}"})
    return upsert(session, Job, rows, overwrite=False).added
