"""What a file can hold, and the row that each kind is made of."""

from __future__ import annotations

from enum import StrEnum

from server.registry.database import Base
from server.registry.importing import personal_rows, rows
from server.registry.importing.job_row import JobRow
from server.registry.importing.place_and_trade_rows import DivisionRow, OccupationRow
from server.registry.importing.training_rows import BaseRow, ClassRow, CourseRow
from server.registry.models import (
    Certificate,
    Course,
    Division,
    Enrolment,
    Job,
    Occupation,
    Person,
    SubsidyClaim,
    TrainingBase,
    TrainingClass,
)


class Kind(StrEnum):
    """What a file can hold."""

    DIVISIONS = "divisions"
    OCCUPATIONS = "occupations"
    BASES = "bases"
    COURSES = "courses"
    CLASSES = "classes"
    JOBS = "jobs"
    PEOPLE = "people"
    CERTIFICATES = "certificates"
    ENROLMENTS = "enrolments"
    CLAIMS = "claims"


CATALOGUE: dict[Kind, tuple[type[rows.CodedRow], type[Base]]] = {
    Kind.DIVISIONS: (DivisionRow, Division),
    Kind.OCCUPATIONS: (OccupationRow, Occupation),
    Kind.BASES: (BaseRow, TrainingBase),
    Kind.COURSES: (CourseRow, Course),
    Kind.CLASSES: (ClassRow, TrainingClass),
    Kind.JOBS: (JobRow, Job),
}
PERSONAL: dict[Kind, tuple[type[personal_rows.PersonalRow], type[Base]]] = {
    Kind.PEOPLE: (personal_rows.PersonRow, Person),
    Kind.CERTIFICATES: (personal_rows.CertificateRow, Certificate),
    Kind.ENROLMENTS: (personal_rows.EnrolmentRow, Enrolment),
    Kind.CLAIMS: (personal_rows.ClaimRow, SubsidyClaim),
}


def row_of(kind: Kind) -> type[rows.Row]:
    """Return the row that a file of this kind is made of."""
    return CATALOGUE[kind][0] if kind in CATALOGUE else PERSONAL[kind][0]
