"""What nobody on record knows is asked: the question goes to who knows, the answer comes back to the person."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import HandoverCase, HandoverMessage, Question
from server.registry.services import audit, handover, proofs

ADDRESSEES = {"class": "base", "job": "employer", "policy": "clerk", "case": "clerk"}
"""who knows, by what the question is about; the clerk passes it on and writes the answer"""
MEANS = ("text", "call", "sms")


def ask(
    session: Session,
    conversation_id: str,
    about: str,
    record_id: str | int | None,
    text: str,
    means: str,
    phone: str | None,
    actor: str,
    cannot_take_calls: bool = False,
    told_area: str | None = None,
) -> Question:
    """Put a question on record, inside the conversation's handover case; the case's id is the number to remember.

    `about` is class, job, policy or case, with the id of that record where there is one. The clerk's answer is shown
    in the conversation; it also goes to `phone`, or to the one on record, as a text message where `means` is sms or
    the conversation has ended. Somebody who cannot take calls is never called. Raises `ValueError`.
    """
    if about not in ADDRESSEES or means not in MEANS or not text.strip():
        raise ValueError("a question has words, something it is about and a way back")
    told = {"phone_number": phone} if phone else {}
    case = handover.open_case(
        session, conversation_id, text.strip(), told, means, cannot_take_calls, actor, told_area=told_area
    )
    if case.cannot_take_calls and case.means == "call":
        case.means = "sms"
    asked = Question(
        case_id=case.id,
        about=about,
        record_id=str(record_id) if record_id is not None else None,
        addressee=ADDRESSEES[about],
        text=text.strip(),
    )
    session.add(asked)
    session.flush()
    audit.record(session, actor, "question.ask", f"handover_case:{case.id}", about=about, record=asked.record_id)
    return asked


def open_questions(session: Session, conversation_id: str) -> list[Question]:
    """Return the questions of who talks in a conversation that wait for their answer, the earliest first."""
    waiting = (
        select(Question, HandoverCase.person_id, HandoverCase.created_at)
        .join(HandoverCase, HandoverCase.id == Question.case_id)
        .where(
            HandoverCase.conversation_id == conversation_id,
            HandoverCase.status != "closed",
            Question.answer_id.is_(None),
        )
    )
    found = session.execute(waiting.order_by(Question.id))
    return proofs.of_who_speaks(session, conversation_id, found)


def of_case(session: Session, case_id: int) -> list[Question]:
    """Return all questions of a case, the earliest first."""
    return list(session.scalars(select(Question).where(Question.case_id == case_id).order_by(Question.id)))


def note_answer(session: Session, message: HandoverMessage, question_id: int | None) -> None:
    """Note that a clerk's words answer one question of their case, or all that wait there.

    Raises `LookupError` for a question of another case.
    """
    asked = of_case(session, message.case_id)
    if question_id is not None:
        asked = [one for one in asked if one.id == question_id]
        if not asked:
            raise LookupError(f"no question {question_id} in this case")
    for one in asked:
        if question_id is not None or one.answer_id is None:
            one.answer_id = message.id
