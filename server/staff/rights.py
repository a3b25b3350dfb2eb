"""What each role may read and write, and the one place that says which rows lie in an area."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import ColumnElement, String, cast, false, literal, or_, select, true, union_all
from sqlalchemy.orm import InstrumentedAttribute

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
    Occupation,
    Person,
    Referral,
    SubsidyClaim,
    TrainingBase,
    TrainingClass,
)
from server.staff.tokens import BOTH_PROVINCES, Role

Verb = Literal["read", "write"]

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

_READ: dict[Role, frozenset[str]] = {
    Role.CLERK: _ALL,
    Role.SUPERVISOR: _ALL,
    Role.AUDITOR: _ALL | _AUDIT,
    Role.ADMIN: _ALL | _AUDIT,
    Role.SYSTEM: _ALL,
}
_WRITE: dict[Role, frozenset[str]] = {
    Role.CLERK: _CATALOGUE | _CASEWORK,
    Role.SUPERVISOR: _CATALOGUE | _CASEWORK,
    Role.AUDITOR: frozenset(),
    Role.ADMIN: _CATALOGUE | _CASEWORK,
    # Another system brings in what is known; about people and money a person decides (PIPL 24).
    Role.SYSTEM: _CATALOGUE | frozenset({"certificates", "enrolments"}),
}
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
    """Say whether a role may read or write a resource, named as in its path."""
    return resource in (_READ if verb == "read" else _WRITE)[role]


def sees_personal_facts(role: Role) -> bool:
    """Say whether a role's work needs names, numbers and what people wrote."""
    return role in _SEES_PERSONAL_FACTS


def prefix(area: str) -> str:
    """Return the leading digits that all divisions inside an area share; empty for both provinces.

    济源 is a city with a county's code: like a county it stands for itself alone.
    """
    if area == BOTH_PROVINCES:
        return ""
    if area.endswith("0000"):
        return area[:2]
    return area.removesuffix("00")


def covers(area: str, division_code: str | None) -> bool:
    """Say whether a division lies inside an area; what has no division lies in both provinces alone."""
    return area == BOTH_PROVINCES or (division_code is not None and division_code.startswith(prefix(area)))


def inside(model: type[Base], area: str) -> ColumnElement[bool]:
    """Return the condition under which rows of `model` lie in an area. Every read of staff goes through it."""
    if area == BOTH_PROVINCES or model in _EVERYWHERE:
        return true()
    if model is HandoverCase:  # whoever is on duty helps: what is urgent, and what nobody's office is known of
        anybodys = or_(HandoverCase.urgent, HandoverCase.area.is_(None))
        return or_(anybodys, HandoverCase.area.startswith(prefix(area)))
    if model in _AREA_COLUMNS:
        return _AREA_COLUMNS[model].startswith(prefix(area))
    if model in _PERSON_COLUMNS:
        return _PERSON_COLUMNS[model].in_(select(Person.id).where(inside(Person, area)))
    if model is AuditEntry:
        return AuditEntry.subject.in_(_subjects(area))
    return false()


def _subjects(area: str) -> Any:
    return union_all(
        *(
            select(literal(f"{kind}:") + cast(model.__table__.c.id, String)).where(inside(model, area))
            for kind, model in _SUBJECTS.items()
        )
    )


def within(model: type[Base], division_code: str) -> ColumnElement[bool]:
    """Return the condition for a list that is narrowed to one division and all that lies in it."""
    column = _AREA_COLUMNS[model]
    return or_(column == division_code, column.startswith(prefix(division_code) or division_code))
