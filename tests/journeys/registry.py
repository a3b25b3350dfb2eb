"""What the registry holds for a person after a journey, and what the office puts into it beforehand."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from server import clock
from server.policies import SubsidySettings
from server.registry.models import (
    Certificate,
    Conversation,
    Enrolment,
    HandoverCase,
    Job,
    Occupation,
    Person,
    Referral,
    SentMessage,
    SubsidyClaim,
    TrainingClass,
    Turn,
)
from server.registry.services import people, subsidy
from server.registry.services.messages import phone_index
from tests import samples
from tests.journeys.talk import Talk
from tests.running import Service

TODAY = clock.today()
"""the day in the office's time, when the journeys began"""


def enrolments(talk: Talk) -> list[Enrolment]:
    """Return all enrolments of the person, with their classes, the first one first."""
    query = select(Enrolment).options(joinedload(Enrolment.training_class).joinedload(TrainingClass.course))
    return _of_person(talk, query, Enrolment)


def claims(talk: Talk) -> list[SubsidyClaim]:
    """Return all claims of the person, with their certificates, the first one first."""
    return _of_person(talk, select(SubsidyClaim).options(joinedload(SubsidyClaim.certificate)), SubsidyClaim)


def referrals(talk: Talk) -> list[Referral]:
    """Return all referrals of the person, with their jobs, the first one first."""
    return _of_person(talk, select(Referral).options(joinedload(Referral.job)), Referral)


def certificates(talk: Talk) -> list[Certificate]:
    """Return all certificates of the person, the first one first."""
    return _of_person(talk, select(Certificate), Certificate)


def cases(talk: Talk) -> list[HandoverCase]:
    """Return the cases that this conversation opened."""
    with talk.service.database.read() as session:
        return list(session.scalars(select(HandoverCase).where(HandoverCase.conversation_id == talk.id)))


def gathered(case: HandoverCase) -> dict[str, Any]:
    """Return what the case says of the task that was left."""
    found: dict[str, Any] = json.loads(case.gathered)
    return found


def said(talk: Talk) -> list[str]:
    """Return what the person said, as the transcript keeps it."""
    with talk.service.database.read() as session:
        query = select(Turn).where(Turn.conversation_id == talk.id).order_by(Turn.id)
        return [turn.said for turn in session.scalars(query) if turn.said]


def text_messages(talk: Talk, kind: str) -> list[str]:
    """Return the text messages of a kind that went to the person's phone."""
    with talk.service.database.read() as session:
        query = select(SentMessage).where(SentMessage.phone_hash == phone_index(talk.phone), SentMessage.kind == kind)
        return [message.body for message in session.scalars(query.order_by(SentMessage.id))]


def known_as(talk: Talk) -> str | None:
    """Return the id of the person whose record this conversation opened."""
    with talk.service.database.read() as session:
        return session.get_one(Conversation, talk.id).person_id


def on_record(talk: Talk, area: str = "130100") -> Person:
    """Put the person on record, as an earlier conversation would have."""
    with talk.service.database.write() as session:
        return samples.a_person(session, talk.name, talk.number, talk.phone, area)


def trade(service: Service, name: str, medical: bool = False) -> Occupation:
    """Put a trade on record that no other journey uses."""
    with service.database.write() as session:
        return samples.an_occupation(session, name, medical=medical)


def training_class(service: Service, occupation: Occupation, **fields: Any) -> TrainingClass:
    """Announce a class of the trade, in 石家庄 unless `place` says otherwise."""
    with service.database.write() as session:
        return samples.a_class(session, occupation=session.merge(occupation, load=False), **fields)


def job(service: Service, occupation: Occupation, **fields: Any) -> Job:
    """Offer a job in the trade, in 石家庄 unless `place` says otherwise."""
    with service.database.write() as session:
        return samples.a_job(session, occupation=session.merge(occupation, load=False), **fields)


def certificate(talk: Talk, occupation: Occupation, issued_on: date, level: int | None = 5, **fields: Any) -> int:
    """Put a certificate of the person on record; return its id."""
    known = talk.person
    assert known is not None
    with talk.service.database.write() as session:
        person = people.lock(session, known.id)
        held = samples.a_certificate(
            session, person, session.merge(occupation, load=False), issued_on, level, **fields
        )
        return held.id


def claimed(talk: Talk, issued_on: date, occupation: Occupation | None = None) -> int:
    """Claim for a checked certificate of that day, as an earlier conversation would have; return the claim's id."""
    occupation = occupation or trade(talk.service, f"示例行当{issued_on:%m%d}{talk.id[:6]}")
    held = certificate(talk, occupation, issued_on, verified=True)
    person = talk.person
    assert person is not None
    with talk.service.database.write() as session:
        return subsidy.claim(
            session, person.id, held, talk.bank_account, SubsidySettings(), "assistant:sample", TODAY
        ).id


def _of_person(talk: Talk, query: Any, table: Any) -> list[Any]:
    person = talk.person
    with talk.service.database.read() as session:
        if person is None:
            return []
        return list(session.scalars(query.where(table.person_id == person.id).order_by(table.id)))
