"""Referring a person to a job."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from server.registry.database import Database
from server.registry.models import Referral
from server.registry.services import jobs
from server.registry.services.jobs import ReferralRefused
from tests.concurrently import at_once
from tests.samples import a_certificate, a_job, a_person, an_occupation

ACTOR = "assistant:sample"


def test_a_referral_is_sent(database: Database) -> None:
    with database.write() as session:
        person, job = a_person(session), a_job(session)
        assert jobs.refer(session, person.id, job.id, ACTOR).status == "sent"


def test_nobody_is_referred_twice_while_the_first_referral_stands(database: Database) -> None:
    with database.write() as session:
        person, job = a_person(session), a_job(session)
        first = jobs.refer(session, person.id, job.id, ACTOR)
        with pytest.raises(ReferralRefused) as refused:
            jobs.refer(session, person.id, job.id, ACTOR)
        assert refused.value.code == "already"
        first.status = "withdrawn"
        jobs.refer(session, person.id, job.id, ACTOR)


def test_a_job_that_is_filled_or_over_takes_nobody(database: Database) -> None:
    with database.write() as session:
        person, filled, over = a_person(session), a_job(session, status="filled"), a_job(session)
        for job in (filled, over):
            with pytest.raises(ReferralRefused) as refused:
                jobs.refer(session, person.id, job.id, ACTOR, today=over.open_until + timedelta(days=1))
            assert refused.value.code == "closed"


def test_a_medical_post_takes_nobody_without_its_own_verified_certificate(database: Database) -> None:
    with database.write() as session:
        medical = an_occupation(session, "示例医疗按摩", medical=True)
        ordinary = an_occupation(session, "示例保健按摩")
        person, job = a_person(session), a_job(session, medical)
        a_certificate(session, person, ordinary, verified=True)
        own = a_certificate(session, person, medical, verified=False)
        with pytest.raises(ReferralRefused) as refused:
            jobs.refer(session, person.id, job.id, ACTOR)
        assert refused.value.code == "unqualified"
        own.verified = True
        jobs.refer(session, person.id, job.id, ACTOR)


def test_many_yeses_at_the_same_moment_make_one_referral(database: Database) -> None:
    with database.write() as session:
        person, job = a_person(session), a_job(session)
    outcomes = at_once(database, lambda session, _: jobs.refer(session, person.id, job.id, ACTOR), range(8))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Referral"] + ["ReferralRefused"] * 7
    with database.read() as session:
        assert len(session.scalars(select(Referral)).all()) == 1
