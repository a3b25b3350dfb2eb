"""What is on record of a person, for the person (PIPL 45)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from server import clock
from server.registry.models import (
    AbilityAssessment,
    Certificate,
    Complaint,
    Consent,
    Conversation,
    DisabilityCertificate,
    Division,
    EmploymentReport,
    Enrolment,
    Feedback,
    Person,
    Referral,
    SentMessage,
    SubsidyClaim,
    TrainingClass,
)
from server.registry.repositories import records
from server.registry.services.messages import phone_indexes
from server.registry.services.people import PersonGone


@dataclass(frozen=True)
class CertificateOnRecord:
    """A disability certificate by its last four digits; category 1 … 7, level 1 … 4."""

    last_four: str
    category: int
    level: int
    recorded_on: date
    in_force: bool


@dataclass(frozen=True)
class MyData:
    """All that is on record of a person; rows are the latest first, numbers by their last four digits."""

    name: str
    phone_last_four: str
    area: str | None
    """the division's name"""
    cannot_take_calls: bool
    registered_on: date
    disability_certificates: tuple[CertificateOnRecord, ...]
    consents: tuple[Consent, ...]
    certificates: tuple[Certificate, ...]
    enrolments: tuple[Enrolment, ...]
    """also those that are over"""
    claims: tuple[SubsidyClaim, ...]
    referrals: tuple[Referral, ...]
    employment_reports: tuple[EmploymentReport, ...]
    complaints: tuple[Complaint, ...]
    feedback: int
    assessments: int
    conversations: int
    text_messages: int


def my_data(session: Session, person_id: str) -> MyData:
    """Return what is on record of a person; raises `people.PersonGone`."""
    person = session.get(Person, person_id)
    if person is None or person.deleted_on is not None:
        raise PersonGone
    area = session.get(Division, person.area) if person.area else None
    return MyData(
        name=person.name,
        phone_last_four=person.phone[-4:],
        area=area.name if area else None,
        cannot_take_calls=person.cannot_take_calls,
        registered_on=clock.day_of(person.created_at),
        disability_certificates=_disability_certificates(session, person_id),
        consents=tuple(
            session.scalars(select(Consent).where(Consent.person_id == person_id).order_by(Consent.id.desc()))
        ),
        certificates=tuple(records.certificates(session, person_id)),
        enrolments=_enrolments(session, person_id),
        claims=tuple(records.claims(session, person_id)),
        referrals=tuple(records.referrals(session, person_id)),
        employment_reports=tuple(records.employment_reports(session, person_id)),
        complaints=tuple(records.complaints(session, person_id)),
        **_counted(session, person),
    )


def _disability_certificates(session: Session, person_id: str) -> tuple[CertificateOnRecord, ...]:
    rows = session.scalars(
        select(DisabilityCertificate)
        .where(DisabilityCertificate.person_id == person_id)
        .order_by(DisabilityCertificate.id.desc())
    )
    return tuple(
        CertificateOnRecord(
            one.number[-4:], int(one.category), int(one.level), one.recorded_on, one.superseded_on is None
        )
        for one in rows
    )


def _enrolments(session: Session, person_id: str) -> tuple[Enrolment, ...]:
    rows = session.scalars(
        select(Enrolment)
        .where(Enrolment.person_id == person_id)
        .options(joinedload(Enrolment.training_class).joinedload(TrainingClass.course))
        .order_by(Enrolment.id.desc())
    )
    return tuple(rows)


def _counted(session: Session, person: Person) -> dict[str, int]:
    """Return by field how many rows there are of what is not shown one by one."""
    of_this = {
        "feedback": Feedback.person_id == person.id,
        "assessments": AbilityAssessment.person_id == person.id,
        "conversations": Conversation.person_id == person.id,
        "text_messages": SentMessage.phone_hash.in_(phone_indexes(person.phone)),
    }
    counts = (select(func.count()).where(theirs).scalar_subquery().label(name) for name, theirs in of_this.items())
    return dict(session.execute(select(*counts)).mappings().one())
