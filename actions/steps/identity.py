"""Who is speaking: the same questions for everyone, so that nothing can be learned by trying numbers."""

from __future__ import annotations

from sqlalchemy.orm import Session

from actions.steps.consent import ConsentStep
from actions.steps.numbers import CertificateNumberStep, PhoneStep
from actions.steps.person_name import NameStep
from actions.steps.step import Step
from actions.steps.verification_code import CodeStep
from actions.turn import Turn
from server.registry.models import Conversation, Person
from server.registry.numbers import parse_certificate_number
from server.registry.services import people
from server.words import word


def identity_steps(name_for_new: bool = True) -> list[Step]:
    """Return the steps that tell who speaks; the name last, and only for people who are not on record."""
    steps: list[Step] = [ConsentStep(), CertificateNumberStep(), PhoneStep(), CodeStep()]
    return [*steps, NameStep()] if name_for_new else steps


def is_new(turn: Turn) -> bool:
    """Whether the phone is verified but the number is not on record."""
    return turn.person is None and turn.get("verification_code") == "verified"


def person_of(turn: Turn, session: Session) -> Person:
    """Return the person for a write, opening the record first where there is none yet."""
    conversation = session.get_one(Conversation, turn.conversation_id)
    if conversation.person_id:
        return session.get_one(Person, conversation.person_id)
    number = parse_certificate_number(turn.get("certificate_number"))
    person = people.register(
        session, turn.get("person_name"), number, turn.get("phone_number"), area_of_newcomer(turn),
        word("ask.consent").text, turn.actor,
    )  # fmt: skip
    conversation.person_id = person.id
    return person


def area_of_newcomer(turn: Turn) -> str | None:
    """Return whose office is responsible: by the place named, else the conversation, else the number."""
    province_of_number = parse_certificate_number(turn.get("certificate_number")).province
    candidates = (turn.get("place"), turn.conversation.area, province_of_number)
    return next((code for code in candidates if code and turn.context.gazetteer.get(code)), None)
