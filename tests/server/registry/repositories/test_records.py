"""What is on record of one person."""

from __future__ import annotations

from datetime import date

from server.registry.database import Database
from server.registry.repositories import records
from server.registry.services import jobs, subsidy, training
from tests.samples import a_certificate, a_class, a_job, a_person
from tests.server.registry.services.claims import claimed

ACTOR = "assistant:sample"


def test_enrolments_that_stand_are_listed_with_their_class(database: Database) -> None:
    with database.write() as session:
        person, another = a_person(session), a_person(session)
        classes = [a_class(session) for _ in range(3)]
        made = [training.enrol(session, person.id, held.id, ACTOR).enrolment for held in classes]
        training.enrol(session, another.id, classes[0].id, ACTOR)
        training.cancel(session, person.id, made[1].id, ACTOR)
    with database.read() as session:
        listed = records.active_enrolments(session, person.id)
    assert [row.id for row in listed] == [made[2].id, made[0].id]
    assert listed[0].training_class.course.occupation.name
    assert listed[0].training_class.base.name


def test_certificates_for_which_a_claim_stands_are_not_offered_again(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        days = [date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)]
        older, middle, newest = (a_certificate(session, person, issued_on=day) for day in days)
        claimed(session, older)
        subsidy.withdraw(session, person.id, claimed(session, middle).id, ACTOR)
        a_certificate(session, a_person(session))
    with database.read() as session:
        assert [row.id for row in records.certificates(session, person.id)] == [newest.id, middle.id, older.id]
        assert [row.id for row in records.unclaimed_certificates(session, person.id)] == [newest.id, middle.id]


def test_claims_and_referrals_are_listed_the_latest_first(database: Database) -> None:
    with database.write() as session:
        person, another = a_person(session), a_person(session)
        claims = [claimed(session, a_certificate(session, person)).id for _ in range(2)]
        sent = [jobs.refer(session, person.id, a_job(session).id, ACTOR).id for _ in range(2)]
        claimed(session, a_certificate(session, another))
        jobs.refer(session, another.id, a_job(session).id, ACTOR)
    with database.read() as session:
        listed, referred = records.claims(session, person.id), records.referrals(session, person.id)
    assert [row.id for row in listed] == claims[::-1]
    assert [row.id for row in referred] == sent[::-1]
    assert listed[0].occupation.name
    assert referred[0].job.title
