"""A person sees, stops and deletes what is on record of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from server.policies import SubsidySettings
from server.registry.database import Database
from server.registry.models import Certificate, Consent, SentMessage
from server.registry.services import (
    complaints,
    employment,
    feedback,
    jobs,
    people,
    privacy,
    subsidy,
    subsidy_decisions,
    training,
)
from tests.samples import (
    a_certificate,
    a_certificate_number,
    a_class,
    a_conversation,
    a_job,
    a_person,
)

ACTOR = "assistant:sample"
ACCOUNT = "6222000000001111"


def test_a_person_sees_what_is_on_record_with_numbers_by_their_last_four_digits(database: Database) -> None:
    number = a_certificate_number(category=2, level=1)
    with database.write() as session:
        person = a_person(session, number=number, phone="19900001234")
        conversation = a_conversation(session, person).id
        training.cancel(
            session, person.id, training.enrol(session, person.id, a_class(session).id, ACTOR).enrolment.id, ACTOR
        )
        subsidy.claim(session, person.id, a_certificate(session, person).id, None, SubsidySettings(), ACTOR)
        jobs.refer(session, person.id, a_job(session).id, ACTOR)
        employment.report(session, person.id, "started", "示例公司", None, ACTOR)
        complaints.file(session, conversation, person.id, "示例", None, None, None, ACTOR)
        feedback.give(session, conversation, person.id, 5, "service", None, None, ACTOR)
    with database.read() as session:
        mine = privacy.my_data(session, person.id)
        assert (mine.name, mine.phone_last_four, mine.area) == ("示例甲", "1234", "石家庄市")
        [certificate] = mine.disability_certificates
        assert (certificate.last_four, certificate.category, certificate.level) == (number[-4:], 2, 1)
        assert certificate.in_force
        assert [one.status for one in mine.enrolments] == ["cancelled"]
        assert mine.enrolments[0].training_class.course.name
        counted = (mine.claims, mine.referrals, mine.employment_reports, mine.complaints, mine.certificates)
        assert [len(rows) for rows in counted] == [1, 1, 1, 1, 1]
        assert (mine.feedback, mine.conversations, mine.assessments, mine.text_messages) == (1, 1, 0, 0)
        assert number not in str(mine)


def test_nobody_sees_the_data_of_a_person_who_is_not_on_record(database: Database) -> None:
    with database.read() as session, pytest.raises(people.PersonGone):
        privacy.my_data(session, "nobody")


def test_without_consent_nothing_new_is_written_and_what_is_under_way_can_be_ended(database: Database) -> None:
    with database.write() as session:
        person, held = a_person(session), a_class(session, capacity=2)
        first, second = a_certificate(session, person), a_certificate(session, person)
        enrolment = training.enrol(session, person.id, held.id, ACTOR).enrolment
        claim = subsidy.claim(session, person.id, first.id, None, SubsidySettings(), ACTOR)
        assert privacy.withdraw_consent(session, person.id, ACTOR) == 1
        for refused in (
            lambda: training.enrol(session, person.id, a_class(session).id, ACTOR),
            lambda: subsidy.claim(session, person.id, second.id, None, SubsidySettings(), ACTOR),
            lambda: jobs.refer(session, person.id, a_job(session).id, ACTOR),
            lambda: employment.report(session, person.id, "started", None, None, ACTOR),
        ):
            with pytest.raises(people.ConsentWithdrawn):
                refused()
        training.cancel(session, person.id, enrolment.id, ACTOR)
        subsidy.withdraw(session, person.id, claim.id, ACTOR)


def test_a_consent_that_was_taken_back_stays_on_record_and_can_be_given_anew(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        privacy.withdraw_consent(session, person.id, ACTOR)
        with pytest.raises(privacy.NoConsent):
            privacy.withdraw_consent(session, person.id, ACTOR)
        privacy.give_consent(session, person.id, "我再次同意。", ACTOR)
        training.enrol(session, person.id, a_class(session).id, ACTOR)
        standing = session.scalars(select(Consent.withdrawn_at).order_by(Consent.id)).all()
    assert [moment is None for moment in standing] == [False, True]


def test_what_was_kept_goes_when_its_time_is_over(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        claim = subsidy.claim(
            session, person.id, a_certificate(session, person).id, ACCOUNT, SubsidySettings(), ACTOR
        )
        subsidy_decisions.decide(session, claim.id, "approved", None, "staff:1")
        subsidy_decisions.decide(session, claim.id, "paid", None, "staff:2")
        until = privacy.delete_person(session, person.id, ACTOR).kept_until
        assert until is not None
    with database.write() as session:
        assert privacy.purge(session, "system", until - timedelta(days=1)) == 0
        assert session.scalar(select(func.count(Certificate.id))) == 1
        assert privacy.purge(session, "system", until) == 1
        assert session.scalar(select(func.count(Certificate.id))) == 0
        assert session.scalars(select(SentMessage)).all() == []
