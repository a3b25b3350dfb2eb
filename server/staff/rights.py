"""What each role may read and write, and the one place that says which rows lie in an area."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal

from sqlalchemy import ColumnElement, String, and_, cast, false, literal, or_, select, true, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from server.registry.database import Base
from server.registry.models import (
    AbilityAssessment,
    AuditEntry,
    Certificate,
    Complaint,
    Course,
    DisabilityCertificate,
    Division,
    EmploymentReport,
    Enrolment,
    Feedback,
    HandoverCase,
    Job,
    ListImport,
    Occupation,
    Person,
    Referral,
    SubsidyClaim,
    TrainingBase,
    TrainingClass,
)
from server.registry.services.areas import any_covers, any_covers_rows, prefix
from server.registry.services.staff_accounts import BOTH_PROVINCES
from server.staff.tokens import Role

Verb = Literal["read", "write", "decide"]

_LISTS = frozenset({"occupations", "divisions"})
_CATALOGUE = frozenset({"bases", "courses", "classes", "jobs"})
_CASEWORK = frozenset(
    {
        "people",
        "certificates-of-disability",
        "enrolments",
        "certificates",
        "subsidy-claims",
        "referrals",
        "follow-ups",
        "complaints",
        "feedback",
        "handover-cases",
    }
)
_RULES = frozenset({"eligibility"})
_ALL = _LISTS | _CATALOGUE | _CASEWORK | _RULES
_AUDIT = frozenset({"audit"})
_IMPORTS = frozenset({"imports"})
"""an import shows what its file holds, so who sees it masked elsewhere does not see it here"""
_OF_NO_PLACE = frozenset({"divisions", "occupations", "courses"})
"""kinds of lists whose rows count everywhere"""

_READ: dict[Role, frozenset[str]] = {
    Role.CLERK: _ALL | _IMPORTS,
    Role.SUPERVISOR: _ALL | _IMPORTS,
    Role.AUDITOR: _ALL | _AUDIT,
    Role.ADMIN: _ALL | _AUDIT | _IMPORTS,
    Role.SYSTEM: _ALL,
}
_WRITE: dict[Role, frozenset[str]] = {
    Role.CLERK: _CATALOGUE | _CASEWORK | _IMPORTS,
    Role.SUPERVISOR: _CATALOGUE | _CASEWORK | _IMPORTS,
    Role.AUDITOR: frozenset(),
    Role.ADMIN: _CATALOGUE | _CASEWORK | _IMPORTS,
    # Another system brings in what is known; about people and money a person decides (PIPL 24).
    Role.SYSTEM: _CATALOGUE | frozenset({"certificates", "enrolments"}),
}
_DECIDE: dict[Role, frozenset[str]] = {
    Role.CLERK: _CASEWORK,
    Role.SUPERVISOR: _CASEWORK,
    Role.AUDITOR: frozenset(),
    Role.ADMIN: _CASEWORK,
    Role.SYSTEM: frozenset(),
}
_RIGHTS = {"read": _READ, "write": _WRITE, "decide": _DECIDE}
_SEES_PERSONAL_FACTS = frozenset({Role.CLERK, Role.SUPERVISOR, Role.ADMIN})

_AREA_COLUMNS: dict[type[Base], InstrumentedAttribute[str] | InstrumentedAttribute[str | None]] = {
    Person: Person.area,
    HandoverCase: HandoverCase.area,
    Complaint: Complaint.area,
    Feedback: Feedback.area,
    TrainingBase: TrainingBase.division_code,
    TrainingClass: TrainingClass.division_code,
    Job: Job.division_code,
}
_PERSON_COLUMNS: dict[type[Base], InstrumentedAttribute[str] | InstrumentedAttribute[str | None]] = {
    DisabilityCertificate: DisabilityCertificate.person_id,
    Enrolment: Enrolment.person_id,
    Certificate: Certificate.person_id,
    SubsidyClaim: SubsidyClaim.person_id,
    Referral: Referral.person_id,
    EmploymentReport: EmploymentReport.person_id,
    AbilityAssessment: AbilityAssessment.person_id,
}
_EVERYWHERE: frozenset[type[Base]] = frozenset({Course, Occupation, Division})

# How the audit names its subjects.
_SUBJECTS: dict[str, type[Base]] = {
    "person": Person,
    "disability_certificate": DisabilityCertificate,
    "enrolment": Enrolment,
    "certificate": Certificate,
    "subsidy_claim": SubsidyClaim,
    "referral": Referral,
    "employment_report": EmploymentReport,
    "assessment": AbilityAssessment,
    "complaint": Complaint,
    "feedback": Feedback,
    "handover_case": HandoverCase,
    "base": TrainingBase,
    "class": TrainingClass,
    "job": Job,
    "course": Course,
}


def may(role: Role, verb: Verb, resource: str) -> bool:
    """Say whether a role may read, write or decide on a resource, named as in its path."""
    return resource in _RIGHTS[verb][role]


def owns_course(session: Session, areas: Collection[str], course: Course) -> bool:
    """Say whether one of the areas made the course, or where nobody knows who did, holds all of its classes."""
    if course.owner_area is not None:
        return any_covers(areas, course.owner_area)
    held = select(TrainingClass.division_code).where(TrainingClass.course_id == course.id).distinct()
    return all(any_covers(areas, code) for code in session.scalars(held))


def may_import(role: Role, areas: Collection[str], kind: str) -> bool:
    """Say whether a role with these areas may import lists of a kind; rows with a place are looked at one by one."""
    if not areas or not may(role, "write", "imports"):
        return False
    return kind not in _OF_NO_PLACE or BOTH_PROVINCES in areas or role is Role.ADMIN


def own_imports(role: Role, areas: Collection[str], account_id: int) -> ColumnElement[bool]:
    """Return the condition for the imports that somebody sees: their own, and those of all for who administers all.

    A file that was not looked at lies in no area yet, and quotes people of any.
    """
    if role is Role.ADMIN and BOTH_PROVINCES in areas:
        return true()
    return ListImport.account_id == account_id


def sees_personal_facts(role: Role) -> bool:
    """Say whether a role's work needs names, numbers and what people wrote."""
    return role in _SEES_PERSONAL_FACTS


def inside(model: type[Base], areas: Collection[str]) -> ColumnElement[bool]:
    """Return the condition under which rows of `model` lie inside the areas. Every read of staff goes through it."""
    if BOTH_PROVINCES in areas or model in _EVERYWHERE:
        return true()
    if not areas:
        return false()
    if model is HandoverCase:  # whoever is on duty helps where it is urgent
        urgent = and_(HandoverCase.urgent, HandoverCase.status != "closed")
        return or_(urgent, any_covers_rows(areas, HandoverCase.area))
    if model in _AREA_COLUMNS:
        return any_covers_rows(areas, _AREA_COLUMNS[model])
    if model in _PERSON_COLUMNS:
        return _PERSON_COLUMNS[model].in_(select(Person.id).where(inside(Person, areas)))
    if model is AuditEntry:
        return AuditEntry.subject.in_(_subjects(areas))
    return false()


def _subjects(areas: Collection[str]) -> Any:
    return union_all(
        *(
            select(literal(f"{kind}:") + cast(model.__table__.c.id, String)).where(inside(model, areas))
            for kind, model in _SUBJECTS.items()
        )
    )


def within(model: type[Base], division_code: str) -> ColumnElement[bool]:
    """Return the condition for a list that is narrowed to one division and all that lies in it."""
    column = _AREA_COLUMNS[model]
    return or_(column == division_code, column.startswith(prefix(division_code) or division_code))
