"""What is on record of one person: enrolments, certificates, claims, referrals."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from server.registry.models import (
    Certificate,
    Complaint,
    Course,
    EmploymentReport,
    Enrolment,
    Person,
    Referral,
    SubsidyClaim,
    TrainingClass,
)
from server.registry.services.subsidy import COUNTING


def active_enrolments(session: Session, person_id: str) -> list[Enrolment]:
    """Return the person's places in classes and on waiting lists, the latest first."""
    return list(
        session.scalars(
            select(Enrolment)
            .where(Enrolment.person_id == person_id, Enrolment.status.in_(("enrolled", "waiting")))
            .options(
                joinedload(Enrolment.training_class).joinedload(TrainingClass.course).joinedload(Course.occupation),
                joinedload(Enrolment.training_class).joinedload(TrainingClass.base),
            )
            .order_by(Enrolment.id.desc())
        )
    )


def certificates(session: Session, person_id: str) -> list[Certificate]:
    """Return the certificates that a person gained, the latest first; none from before a deletion."""
    return list(
        session.scalars(
            select(Certificate)
            .join(Person, Person.id == Certificate.person_id)
            .where(Certificate.person_id == person_id, Certificate.created_at >= Person.created_at)
            .options(joinedload(Certificate.occupation))
            .order_by(Certificate.issued_on.desc(), Certificate.id.desc())
        )
    )


def unclaimed_certificates(session: Session, person_id: str) -> list[Certificate]:
    """Return the certificates for which no claim stands."""
    claimed = select(SubsidyClaim.certificate_id).where(
        SubsidyClaim.person_id == person_id, SubsidyClaim.status.in_(COUNTING)
    )
    taken = set(session.scalars(claimed))
    return [certificate for certificate in certificates(session, person_id) if certificate.id not in taken]


def claims(session: Session, person_id: str) -> list[SubsidyClaim]:
    """Return the person's subsidy claims, the latest first.

    Those from before a deletion count on, but are not shown: the phone that showed whose they are is gone.
    """
    return list(
        session.scalars(
            select(SubsidyClaim)
            .join(Person, Person.id == SubsidyClaim.person_id)
            .where(SubsidyClaim.person_id == person_id, SubsidyClaim.created_at >= Person.created_at)
            .options(joinedload(SubsidyClaim.occupation))
            .order_by(SubsidyClaim.id.desc())
        )
    )


def referrals(session: Session, person_id: str) -> list[Referral]:
    """Return the person's referrals, the latest first."""
    return list(
        session.scalars(
            select(Referral)
            .where(Referral.person_id == person_id)
            .options(joinedload(Referral.job))
            .order_by(Referral.id.desc())
        )
    )


def employment_reports(session: Session, person_id: str) -> list[EmploymentReport]:
    """Return what the person reported on their work, the latest first."""
    told = select(EmploymentReport).where(EmploymentReport.person_id == person_id)
    return list(session.scalars(told.order_by(EmploymentReport.id.desc())))


def complaints(session: Session, person_id: str) -> list[Complaint]:
    """Return what the person complained of under their name, the latest first."""
    filed = select(Complaint).where(Complaint.person_id == person_id)
    return list(session.scalars(filed.order_by(Complaint.id.desc())))
