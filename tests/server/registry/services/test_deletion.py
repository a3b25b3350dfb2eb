"""A person is deleted: what goes, what is kept, and that the line still holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, inspect, select, text
from sqlalchemy.orm import Session

from language.numbers.personal import CertificateNumber
from server import clock
from server.policies import SubsidySettings
from server.registry.database import Database, utcnow
from server.registry.models import (
    AbilityAssessment,
    Certificate,
    Complaint,
    Conversation,
    Enrolment,
    Feedback,
    HandoverCase,
    HandoverMessage,
    Person,
    SentMessage,
    SubsidyClaim,
    Turn,
)
from server.registry.repositories import records
from server.registry.services import (
    complaints,
    employment,
    feedback,
    handover,
    jobs,
    people,
    privacy,
    subsidy,
    subsidy_decisions,
    training,
    verification,
)
from server.registry.services.retention import years_after
from tests.concurrently import at_once
from tests.samples import (
    a_certificate,
    a_certificate_number,
    a_class,
    a_conversation,
    a_job,
    a_person,
    a_phone_number,
    a_proof,
    an_occupation,
    two_in_turn,
)

ACTOR = "assistant:sample"
NUMBER, PHONE = a_certificate_number(), "19900001234"
SETTINGS = SubsidySettings()


def lived(session: Session) -> Person:
    """A person who has done everything that leaves no claim."""
    person = a_person(session, name="示例丁", number=NUMBER, phone=PHONE)
    conversation = a_conversation(session, person).id
    verification.send_code(session, conversation, PHONE, CertificateNumber(NUMBER), verification.CodeRules())
    a_certificate(session, person)
    jobs.refer(session, person.id, a_job(session).id, ACTOR)
    employment.report(session, person.id, "kept", "示例公司", None, ACTOR)
    case = handover.open_case(session, conversation, "愿望", {"phone_number": PHONE}, "sms", False, ACTOR)
    session.add(HandoverMessage(case_id=case.id, body="答复"))
    session.add(Turn(conversation_id=conversation, message_id="1", said="我是示例丁", reply="您好"))
    complaints.file(session, conversation, person.id, "乱收费", None, None, PHONE, ACTOR)
    feedback.give(session, conversation, person.id, 2, "service", None, "我是示例丁", ACTOR)
    return person


def paid(session: Session, person: Person, issued_on: date = date(2024, 5, 1)) -> SubsidyClaim:
    gained = a_certificate(session, person, issued_on=issued_on, number=f"示例号码{a_phone_number()}")
    claim = subsidy.claim(session, person.id, gained.id, "6222000000001111", SETTINGS, ACTOR)
    subsidy_decisions.decide(session, claim.id, "approved", None, "staff:1")
    return subsidy_decisions.decide(session, claim.id, "paid", None, "staff:2")


def test_of_a_person_without_claims_nothing_stays(database: Database) -> None:
    with database.write() as session:
        person = lived(session)
        deletion = privacy.delete_person(session, person.id, ACTOR)
    assert (deletion.claims_kept, deletion.kept_until, deletion.certificates) == ((), None, 1)
    with database.read() as session:
        for table in inspect(database.engine).get_table_names():
            columns = {column["name"] for column in inspect(database.engine).get_columns(table)}
            if "person_id" in columns:
                rows = session.scalar(text(f"select count(*) from {table} where person_id = '{person.id}'"))
                assert rows == 0, table
        for model in (Person, Turn, HandoverMessage, Certificate):
            assert session.scalar(select(func.count()).select_from(model)) == 0, model
        [told] = session.scalars(select(SentMessage)).all()
        assert (told.phone, told.kind) == (PHONE, "deleted")
        assert session.scalars(select(Conversation)).one().ended_at is not None


def test_the_office_still_answers_a_complaint_that_waits_but_knows_no_longer_whose_it_is(database: Database) -> None:
    with database.write() as session:
        person = lived(session)
        deletion = privacy.delete_person(session, person.id, ACTOR)
    with database.read() as session:
        left, score = session.scalars(select(Complaint)).one(), session.scalars(select(Feedback)).one()
    assert deletion.complaints_kept == (left.receipt,)
    assert (left.about, left.person_id, left.contact, left.conversation_id) == ("乱收费", None, None, None)
    assert (score.score, score.words, score.person_id, score.conversation_id) == (2, None, None, None)


def test_the_conversation_in_which_the_person_asks_can_be_talked_in_on(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        here, elsewhere = a_conversation(session, person), a_conversation(session, person)
        deletion = privacy.delete_person(session, person.id, ACTOR, staying=here.id)
    assert set(deletion.conversations) == {here.id, elsewhere.id}
    assert (here.ended_at, here.person_id, elsewhere.person_id) == (None, None, None)
    assert elsewhere.ended_at is not None


def test_open_enrolments_are_given_up_and_who_waits_moves_up(database: Database) -> None:
    with database.write() as session:
        held = a_class(session)
        leaving, waiting = a_person(session, phone=PHONE), a_person(session)
        enrolment = training.enrol(session, leaving.id, held.id, ACTOR).enrolment.id
        training.enrol(session, waiting.id, held.id, ACTOR)
        deletion = privacy.delete_person(session, leaving.id, ACTOR)
    assert deletion.enrolments == (enrolment,)
    with database.read() as session:
        left = session.scalars(select(Enrolment)).one()
        told = {one.phone: one.body for one in session.scalars(select(SentMessage))}
    assert (left.person_id, left.status, left.seat) == (waiting.id, "enrolled", 1)
    assert "退了1个报名" in told[PHONE]
    assert "候补" in told[waiting.phone]


def test_claims_that_are_not_paid_are_withdrawn_and_payments_stay_with_the_hash_alone(database: Database) -> None:
    today = date(2026, 6, 1)
    with database.write() as session:
        person = a_person(session, number=NUMBER, phone=PHONE)
        done = paid(session, person)
        waiting = [
            subsidy.claim(session, person.id, a_certificate(session, person).id, "1", SETTINGS, ACTOR)
            for _ in range(2)
        ]
        subsidy_decisions.decide(session, waiting[0].id, "approved", None, "staff:1")
        last_step = done.updated_at
        shown = privacy.what_would_go(session, person.id, today)
        deletion = privacy.delete_person(session, person.id, ACTOR, today)
    assert shown == deletion
    assert deletion.claims_withdrawn == tuple(one.id for one in waiting)
    assert deletion.claims_kept == (done.id, *deletion.claims_withdrawn)
    assert deletion.kept_until is not None
    with database.read() as session:
        left = session.scalars(select(Person)).one()
        claims = session.scalars(select(SubsidyClaim).order_by(SubsidyClaim.id)).all()
        assert (left.name, left.phone, left.phone_hash) == ("", "", "")
        assert left.number_hash == people.number_index(CertificateNumber(NUMBER))
        assert (left.deleted_on, left.kept_until) == (today, deletion.kept_until)
        assert [one.status for one in claims] == ["paid", "withdrawn", "withdrawn"]
        assert {one.bank_account for one in claims} == {None}
        assert claims[0].updated_at == last_step
        assert {one.number for one in session.scalars(select(Certificate))} == {None}


def test_what_is_kept_is_kept_as_long_as_the_office_sets(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        last_step = clock.day_of(paid(session, person).updated_at)
        assert privacy.what_would_go(session, person.id).kept_until == years_after(last_step, 3)
        assert privacy.what_would_go(session, person.id, retention_years=10).kept_until == years_after(last_step, 10)


def test_years_after_a_leap_day_end_on_the_first_of_march() -> None:
    assert years_after(date(2024, 2, 29), 3) == date(2027, 3, 1)
    assert years_after(date(2026, 11, 29), 0) == date(2026, 11, 29)


def test_a_deleted_person_is_unknown_and_can_register_anew(database: Database) -> None:
    number = CertificateNumber(NUMBER)
    with database.write() as session:
        person = a_person(session, number=NUMBER)
        paid(session, person)
        privacy.delete_person(session, person.id, ACTOR)
        assert people.find_by_number(session, number) is None
        with pytest.raises(people.PersonGone):
            people.lock(session, person.id)
        with pytest.raises(people.PersonGone):
            privacy.my_data(session, person.id)
    with database.write() as session:
        again = people.register(session, "示例戊", number, "19900005678", None, "我同意。", ACTOR)
        assert (again.id, again.name, again.deleted_on, again.kept_until) == (person.id, "示例戊", None, None)
        assert people.has_consent(session, again.id)
        with pytest.raises(people.AlreadyRegistered):
            people.register(session, "示例己", number, "19900009999", None, "我同意。", ACTOR)


def test_who_registers_anew_is_not_shown_what_was_claimed_before_and_it_counts_all_the_same(
    database: Database,
) -> None:
    number, day = CertificateNumber(NUMBER), date(2024, 5, 1)
    with database.write() as session:
        person = a_person(session, number=NUMBER)
        for _ in range(3):
            paid(session, person, day)
        privacy.delete_person(session, person.id, ACTOR)
    with database.write() as session:
        again = people.register(session, "示例戊", number, PHONE, person.area, "我同意。", ACTOR)
        assert records.claims(session, again.id) == []
        assert records.certificates(session, again.id) == []
        gained = a_certificate(session, again, an_occupation(session), issued_on=day + timedelta(days=1))
        with pytest.raises(subsidy.ClaimRefused):
            subsidy.claim(session, again.id, gained.id, None, SETTINGS, ACTOR)


def test_messages_to_a_phone_that_somebody_else_has_as_well_stay(database: Database) -> None:
    with database.write() as session:
        for mine in (True, False):
            person = a_person(session, phone=PHONE)
            if mine:
                leaving = person
        session.add(SentMessage(phone=PHONE, phone_hash=person.phone_hash, kind="enrolment", body="示例"))
        session.flush()
        privacy.delete_person(session, leaving.id, ACTOR)
        assert {one.kind for one in session.scalars(select(SentMessage))} == {"enrolment", "deleted"}


def test_a_person_deleted_many_times_at_once_while_things_happen_is_deleted_once(database: Database) -> None:
    with database.write() as session:
        person, held = a_person(session), a_class(session, capacity=20)
        conversation = a_conversation(session, person).id
        training.enrol(session, person.id, held.id, ACTOR)

    def one_of_many(session: Session, which: int) -> object:
        if which % 4 == 0:
            return privacy.delete_person(session, person.id, ACTOR)
        if which % 4 == 1:
            return training.enrol(session, person.id, held.id, ACTOR)
        if which % 4 == 2:
            return handover.open_case(session, conversation, "示例", {}, "text", False, ACTOR)
        return feedback.give(session, conversation, person.id, 5, "service", None, None, ACTOR)

    outcomes = [type(one).__name__ for one in at_once(database, one_of_many, range(16))]
    assert outcomes.count("Deletion") == 1
    refused = {"PersonGone", "EnrolmentRefused", "IntegrityError"}  # the last: a row that refers to nobody
    assert set(outcomes) <= {"Deletion", "HandoverCase", "Feedback", *refused}
    with database.read() as session:
        assert session.scalars(select(Enrolment)).all() == []
        assert session.scalars(select(Person)).all() == []
        assert {one.person_id for one in session.scalars(select(Feedback))} <= {None}


def test_the_open_turn_in_which_the_person_asks_stays_until_it_is_answered(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        here, elsewhere = a_conversation(session, person).id, a_conversation(session, person).id
        soon = utcnow() + timedelta(minutes=1)
        for one in (here, elsewhere):
            session.add(Turn(conversation_id=one, message_id="said before", said="话", reply="{}"))
            session.add(Turn(conversation_id=one, message_id="said now", said="是", state="open", held_until=soon))
        privacy.delete_person(session, person.id, ACTOR, staying=here)
        assert session.execute(select(Turn.conversation_id, Turn.message_id)).all() == [(here, "said now")]


def of_the_first(session: Session, first: Person, conversation: str) -> int:
    """What somebody left in a conversation in which somebody else was proved later; the case's id."""
    theirs = {"conversation_id": conversation, "person_id": first.id}
    session.add(AbilityAssessment(answers="{}", result="{}", **theirs))
    session.add(Feedback(score=2, subject_kind="service", words="甲的话", **theirs))
    complaints.file(session, conversation, first.id, "甲的投诉", None, None, None, ACTOR)
    case = HandoverCase(wish="甲", gathered="{}", means="text", urgent=True, **theirs)
    session.add(case)
    session.flush()
    return case.id


def test_who_is_deleted_takes_nothing_of_who_was_proved_in_the_same_conversation_before(database: Database) -> None:
    with database.write() as session:
        first, second = a_person(session), a_person(session)
        conversation = two_in_turn(session, first, second).id
        case_id = of_the_first(session, first, conversation)
        privacy.delete_person(session, second.id, ACTOR)
    with database.read() as session:
        case = session.get(HandoverCase, case_id)
        assert case is not None
        assert (case.person_id, case.status, case.urgent) == (first.id, "waiting", True)
        assert session.scalars(select(AbilityAssessment.person_id)).all() == [first.id]
        given = session.scalars(select(Feedback)).one()
        assert (given.person_id, given.words, given.conversation_id) == (first.id, "甲的话", conversation)
        assert session.scalars(select(Complaint.conversation_id)).all() == [conversation]
        assert session.scalars(select(Turn.said)).all() == ["甲"]


def test_who_is_deleted_takes_what_they_said_where_somebody_else_was_proved_later(database: Database) -> None:
    with database.write() as session:
        first, second = a_person(session), a_person(session)
        conversation = two_in_turn(session, first, second).id
        case_id = of_the_first(session, first, conversation)
        privacy.delete_person(session, first.id, ACTOR)
    with database.read() as session:
        assert session.get(HandoverCase, case_id) is None
        assert session.scalars(select(Turn.said)).all() == ["乙"]
        assert session.scalars(select(Complaint.conversation_id)).all() == [None]
        known = session.get_one(Conversation, conversation)
        assert (known.person_id, known.ended_at) == (second.id, None)


def test_a_complaint_left_with_the_own_phone_loses_it_as_well_and_that_is_said_before(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        asked_in, elsewhere = a_conversation(session).id, a_conversation(session).id
        a_proof(session, asked_in, person)
        waits = complaints.file(session, asked_in, None, "没人回电话", None, None, person.phone, ACTOR)
        others = complaints.file(session, asked_in, None, "邻居的投诉", None, None, a_phone_number(), ACTOR)
        unknown = complaints.file(session, elsewhere, None, "别处的投诉", None, None, person.phone, ACTOR)
        told = privacy.what_would_go(session, person.id)
        assert told.complaints_kept == (waits.receipt,)
        privacy.delete_person(session, person.id, ACTOR)
    with database.read() as session:
        contacts = dict(session.execute(select(Complaint.receipt, Complaint.contact)).all())
    assert contacts[waits.receipt] is None
    assert contacts[others.receipt] == others.contact
    assert contacts[unknown.receipt] is not None, "nobody was ever proved there"


def test_a_complaint_with_a_phone_that_another_has_as_well_stays_theirs(database: Database) -> None:
    with database.write() as session:
        person, other = a_person(session), a_person(session)
        other.phone, other.phone_hash = person.phone, person.phone_hash
        asked_in = a_conversation(session).id
        a_proof(session, asked_in, person)
        left = complaints.file(session, asked_in, None, "没人回电话", None, None, person.phone, ACTOR)
        assert privacy.delete_person(session, person.id, ACTOR).complaints_kept == ()
        session.refresh(left)
        assert left.contact == other.phone
