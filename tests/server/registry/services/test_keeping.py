"""What was said is kept for some days after the last word, and no longer; what is on record of a person stays."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.registry.database import Base, Database
from server.registry.models import (
    AbilityAssessment,
    AuditEntry,
    Complaint,
    Conversation,
    Enrolment,
    Feedback,
    HandoverCase,
    HandoverMessage,
    Person,
    Proof,
    Question,
    Referral,
    SentMessage,
    SubsidyClaim,
    Turn,
)
from server.registry.services import complaints, conversations, feedback, keeping, messages, privacy
from tests.samples import a_conversation, a_person, a_turn
from tests.server.registry.services.silence import (
    ACTOR,
    BEFORE,
    LATELY,
    LONG_AGO,
    NOW,
    a_case,
    a_claim,
    a_complaint,
    a_referral,
    a_silent_conversation,
    an_enrolment,
    purged,
    stands_since,
)


def count(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_a_conversation_that_was_silent_for_so_long_goes_with_all_that_was_said_in_it(database: Database) -> None:
    with database.write() as session:
        silent = a_silent_conversation(session, a_person(session))
        a_case(session, silent)
        session.add(AbilityAssessment(conversation_id=silent.id, answers="{}", result="{}"))
    assert purged(database) == [silent.id]
    with database.read() as session:
        for model in (Conversation, Turn, HandoverCase, HandoverMessage, Question, AbilityAssessment, Proof):
            assert count(session, model) == 0, model


def test_the_number_of_a_case_that_is_gone_is_never_given_again(database: Database) -> None:
    with database.write() as session:
        gone = a_case(session, a_silent_conversation(session))
    purged(database)
    with database.write() as session:
        assert count(session, HandoverCase) == 0
        assert a_case(session, a_silent_conversation(session)) == gone + 1


def test_what_is_on_record_of_its_person_stays(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        silent = a_silent_conversation(session, person)
        stands_since(session, an_enrolment(session, person), "completed")
        stands_since(session, a_claim(session, person), "paid")
        stands_since(session, a_referral(session, person), "hired")
        session.add(AbilityAssessment(person_id=person.id, conversation_id=silent.id, answers="{}", result="{}"))
        stands_since(session, a_complaint(session, silent), "answered")
        feedback.give(session, silent.id, person.id, 2, "service", None, "等了很久", ACTOR)
    with database.read() as session:
        audited = count(session, AuditEntry)
    assert purged(database) == [silent.id]
    with database.read() as session:
        for model in (Person, Enrolment, SubsidyClaim, Referral, AbilityAssessment, Complaint, Feedback):
            assert count(session, model) == 1, model
        assert session.scalars(select(Feedback)).one().words == "等了很久"
        assert count(session, AuditEntry) == audited


def test_every_table_that_hangs_on_a_conversation_is_known_here() -> None:
    """Another one must be taken along or unlinked by `remove_conversations`, or the purge would stop at it."""
    hangs = {
        (table.name, key.column.table.name)
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name in ("conversations", "turns", "handover_cases", "handover_messages", "questions")
    }
    assert hangs == {
        ("turns", "conversations"), ("handover_cases", "conversations"), ("ability_assessments", "conversations"),
        ("complaints", "conversations"), ("feedback", "conversations"), ("handover_messages", "handover_cases"),
        ("questions", "handover_cases"), ("questions", "handover_messages"),
    }  # fmt: skip


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_who_begins_to_talk_again_at_this_moment_is_passed_over(database: Database) -> None:
    """In SQLite one of the two waits for the other."""
    with database.write() as session:
        here, elsewhere = (a_silent_conversation(session).id for _ in range(2))
    with database.write() as talking:
        conversations.find(talking, here, lock=True)
        with database.write() as session:
            assert keeping.silent(session, BEFORE, "")[0] == [elsewhere]


def test_a_batch_is_small_and_the_next_one_goes_on_behind_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "AT_ONCE", 2)
    with database.write() as session:
        silent = {a_silent_conversation(session).id for _ in range(5)}
        a_silent_conversation(session, last=LATELY)
    with database.write() as session:
        first, last = keeping.silent(session, BEFORE, "")
    assert len(first) <= 2
    assert last is not None
    assert set(purged(database)) == silent


def test_text_messages_go_whether_they_were_sent_or_not(database: Database) -> None:
    with database.write() as session:
        for at in (LONG_AGO, LATELY):
            messages.send_text(session, "19900001234", "enrolment", "您报上名了").created_at = at
    with database.write() as session:
        assert keeping.remove_messages(session, BEFORE) == 1
        assert keeping.remove_messages(session, BEFORE) == 0
    with database.read() as session:
        assert session.scalars(select(SentMessage)).one().created_at == LATELY


def test_a_complaint_goes_so_long_after_its_answer_and_one_that_waits_stays(database: Database) -> None:
    with database.write() as session:
        for status, at in (("answered", LONG_AGO), ("answered", LATELY), ("in_progress", LONG_AGO)):
            filed = complaints.file(session, a_conversation(session).id, None, "乱收费", None, None, None, ACTOR)
            filed.status, filed.updated_at = status, at
    with database.write() as session:
        assert keeping.remove_complaints(session, BEFORE) == 1
    with database.read() as session:
        left = {(one.status, one.updated_at) for one in session.scalars(select(Complaint))}
    assert left == {("answered", LATELY), ("in_progress", LONG_AGO)}


@pytest.mark.parametrize(
    ("status", "is_somebodys", "at", "stay"),
    [
        ("answered", True, LONG_AGO, False),
        ("answered", True, LATELY, True),
        ("in_progress", True, LONG_AGO, True),
        ("received", False, LONG_AGO, False),
        ("received", False, LATELY, True),
    ],
)
def test_the_words_beside_a_score_go_and_the_score_stays(
    database: Database, status: str, is_somebodys: bool, at: datetime, stay: bool
) -> None:
    """Who left without a name can be answered no more; whoever is on record still waits for the office's words."""
    with database.write() as session:
        person = a_person(session) if is_somebodys else None
        of_whom = person.id if person else None
        given = feedback.give(session, a_conversation(session).id, of_whom, 2, "service", None, "等了很久", ACTOR)
        given.answer = "会改的"
        given.status, given.updated_at = status, at
    with database.write() as session:
        assert keeping.forget_feedback_words(session, BEFORE) == (0 if stay else 1)
        assert keeping.forget_feedback_words(session, BEFORE) == 0
    with database.read() as session:
        left = session.scalars(select(Feedback)).one()
    assert (left.words, left.answer) == (("等了很久", "会改的") if stay else (None, None))
    assert (left.score, left.status, left.updated_at) == (2, status, at)


def test_that_its_conversation_goes_is_no_new_word_on_a_complaint(database: Database) -> None:
    with database.write() as session:
        silent = a_silent_conversation(session)
        stands_since(session, a_complaint(session, silent), "answered")
    purged(database)
    with database.read() as session:
        assert session.scalars(select(Complaint)).one().updated_at == LONG_AGO


def test_who_is_deleted_has_the_dialogues_forgotten_in_which_they_were_proved(database: Database) -> None:
    with database.write() as session:
        person, other = a_person(session), a_person(session)
        here, elsewhere, theirs = (a_conversation(session, one) for one in (person, person, other))
        privacy.delete_person(session, person.id, ACTOR, staying=here.id)
    with database.write() as session:
        marked = keeping.to_forget(session, NOW + timedelta(minutes=1), "")[0]
        assert set(marked) == {here.id, elsewhere.id}
        keeping.forgotten(session, marked)
    with database.write() as session:
        assert keeping.to_forget(session, NOW + timedelta(minutes=1), "") == ([], None)
        assert session.get_one(Conversation, theirs.id).ended_at is None


def test_a_dialogue_that_is_under_way_is_not_taken_from_under_it(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        here = a_conversation(session, person)
        privacy.delete_person(session, person.id, ACTOR, staying=here.id)
        a_turn(session, here.id, NOW)
    with database.write() as session:
        assert keeping.to_forget(session, NOW - timedelta(minutes=1), "")[0] == []
        assert keeping.to_forget(session, NOW + timedelta(minutes=1), "")[0] == [here.id]
