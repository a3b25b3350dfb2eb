"""What nobody on record knows is asked, and the answer comes back."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.models import HandoverCase, HandoverMessage, Question, SentMessage
from server.registry.services import conversations, handover, proofs, questions
from server.registry.services.messages import phone_index
from server.staff.services import cases
from tests.samples import a_certificate_number, a_class, a_conversation, a_person

ACTOR, CLERK = "assistant:sample", "staff:clerk"
PHONE = "19900001234"


def asked(session: Session, conversation: str, **told: Any) -> Question:
    plain: dict[str, Any] = {
        "about": "class", "record_id": 1, "text": "管不管饭", "means": "text", "phone": None, "actor": ACTOR,
    }  # fmt: skip
    return questions.ask(session, conversation, **plain | told)


def case_of(session: Session, question: Question) -> HandoverCase:
    return session.get_one(HandoverCase, question.case_id)


def test_a_question_goes_to_who_knows_inside_the_case_of_its_conversation(database: Database) -> None:
    with database.write() as session:
        conversation, held = a_conversation(session).id, a_class(session)
        first = asked(session, conversation, record_id=held.id)
        second = asked(session, conversation, about="policy", record_id="yearly_cap", text="几天到账")
        assert (first.addressee, first.record_id) == ("base", str(held.id))
        assert (second.addressee, second.case_id) == ("clerk", first.case_id)
        assert case_of(session, first).wish == "管不管饭；几天到账"
        assert questions.open_questions(session, conversation) == [first, second]
        assert questions.open_questions(session, a_conversation(session).id) == []


def test_what_a_clerk_writes_answers_all_that_waits_and_comes_back_into_the_conversation(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        first, second = asked(session, conversation), asked(session, conversation, text="能不能陪")
        cases.answer(session, case_of(session, first), "管饭，也能陪。", CLERK, ())
        assert questions.open_questions(session, conversation) == []
        assert first.answer_id == second.answer_id
        assert session.get_one(HandoverMessage, first.answer_id).body == "管饭，也能陪。"
        assert [one.body for one in conversations.take_unseen(session, conversation)] == ["管饭，也能陪。"]
        assert session.scalars(select(SentMessage)).all() == []


def test_a_clerk_can_answer_one_question_of_several(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        first, second = asked(session, conversation), asked(session, conversation, text="能不能陪")
        case = case_of(session, first)
        cases.answer(session, case, "能陪。", CLERK, (), second.id)
        assert questions.open_questions(session, conversation) == [first]
        elsewhere = asked(session, a_conversation(session).id)
        with pytest.raises(LookupError):
            cases.answer(session, case, "示例", CLERK, (), elsewhere.id)


def test_a_question_after_an_answer_opens_a_case_of_its_own(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        first = asked(session, conversation)
        cases.answer(session, case_of(session, first), "管饭。", CLERK, ())
        later = asked(session, conversation, text="能不能陪")
        assert later.case_id != first.case_id
        assert questions.open_questions(session, conversation) == [later]


def test_who_has_left_gets_the_answer_by_text_message(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session)
        question = asked(session, conversation.id, phone=PHONE)
        proofs.keep(session, conversation.id, phone_index(PHONE), "")
        conversations.end(session, conversation)
        cases.answer(session, case_of(session, question), "管饭。", CLERK, ())
        [sent] = session.scalars(select(SentMessage)).all()
    assert (sent.phone, sent.body) == (PHONE, "【同行】管饭。")


def test_a_deaf_person_is_not_called(database: Database) -> None:
    with database.write() as session:
        deaf = a_person(session, number=a_certificate_number(category=2))
        question = asked(session, a_conversation(session, deaf).id, means="call")
        case = case_of(session, question)
        assert (case.means, case.cannot_take_calls) == ("sms", True)


def test_a_closed_case_has_no_question_that_waits(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        case = case_of(session, asked(session, conversation))
        cases.move(session, case, "closed", CLERK, ())
        assert questions.open_questions(session, conversation) == []


@pytest.mark.parametrize("wrong", [{"about": "weather"}, {"means": "letter"}, {"text": " "}])
def test_a_question_has_words_a_subject_and_a_way_back(database: Database, wrong: dict[str, str]) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        with pytest.raises(ValueError, match="question"):
            asked(session, conversation, **wrong)
        assert handover.standing_cases(session, conversation) == []
