"""Who is speaking: the same questions for everyone, so that nothing can be learned by trying numbers."""

from __future__ import annotations

from sqlalchemy.orm import Session

from actions.contact import CANNOT_TAKE_CALLS, HOME
from actions.questions.consent import ConsentQuestion
from actions.questions.home import HomeQuestion, home_of
from actions.questions.numbers import CertificateNumberQuestion, PhoneQuestion
from actions.questions.person_name import NameQuestion
from actions.questions.question import Question
from actions.questions.verification_code import VERIFIED, CodeQuestion
from actions.questions.whose import HELPERS, SELF, HelperNameQuestion, relation
from actions.reading import Segment
from actions.turn import Turn
from language.numbers.personal import parse_certificate_number
from language.places import within
from server.registry.models import Conversation, Job, Person, TrainingClass
from server.registry.reference.former import current_code
from server.registry.services import people, proofs
from server.registry.services.helper import Helper
from server.registry.services.messages import phone_index
from server.words import Digits, word

IDENTITY = (ConsentQuestion.slot, CertificateNumberQuestion.slot, PhoneQuestion.slot, CodeQuestion.slot)
"""slots of the questions that lead to a proof"""


def identity_questions(name_for_new: bool = True) -> list[Question]:
    """Return the questions that tell who speaks; the name last, and only for people who are not on record."""
    questions: list[Question] = [ConsentQuestion(), CertificateNumberQuestion(), PhoneQuestion(), CodeQuestion()]
    if not name_for_new:
        return questions
    return [*questions, NameQuestion(), StrangersHomeQuestion(), HomeQuestion(), HelperNameQuestion()]


class StrangersHomeQuestion(HomeQuestion):
    """Where somebody lives whose number is of another province: else no office would be theirs."""

    asked = True
    optional = True
    awaited_as = "place"

    def applies(self, turn: Turn) -> bool:
        return is_new(turn) and (turn.get(HOME) is not None or area_of_newcomer(turn) is None)

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return turn.context.gazetteer.is_name(said.text)


def helper_of(turn: Turn) -> Helper | None:
    """Return who acts for the person, None where people act for themselves."""
    whose = relation(turn)
    return None if whose == SELF else Helper(str(turn.get("helper_name")), HELPERS[whose])


def is_new(turn: Turn) -> bool:
    """Whether the phone is verified but the number is not on record."""
    return turn.person is None and turn.get("verification_code") == VERIFIED


def newcomer_is_proved(turn: Turn) -> bool:
    """Whether the phone and the number that were told last are proved here, of somebody who is not on record."""
    number, phone = turn.get("certificate_number"), turn.get("phone_number")
    if turn.get("verification_code") != VERIFIED or number is None or phone is None:
        return False
    number_hash = people.number_index(parse_certificate_number(number))
    return proofs.is_proved(turn.session, turn.conversation_id, phone_index(phone), number_hash)


def person_of(turn: Turn, session: Session) -> Person:
    """Return the person for a write, opening the record first where there is none yet; how to reach them is kept.

    Raises `NotProved`, and `AlreadyRegistered` where the number is on record with another phone.
    """
    person = _person_of(turn, session)
    if _wants_writing(turn) and turn.history.told("identity.in_writing"):
        people.wants_writing_only(session, person, turn.actor)
    if turn.get(CANNOT_TAKE_CALLS) is False and turn.history.told("identity.calls_fine"):
        people.takes_calls(session, person, turn.actor)
    return person


def announce_means(turn: Turn) -> None:
    """Say how the person will be reached where somebody has told it; only what is said is written."""
    if _wants_writing(turn):
        turn.say("identity.in_writing")
    elif turn.get(CANNOT_TAKE_CALLS) is False and turn.cannot_take_calls:
        turn.say("identity.calls_fine")


def _wants_writing(turn: Turn) -> bool:
    """Whether who speaks for themselves has said so; how a helper is reached says nothing of the person on record."""
    return bool(turn.get(CANNOT_TAKE_CALLS)) and relation(turn) == SELF


def _person_of(turn: Turn, session: Session) -> Person:
    conversation = session.get_one(Conversation, turn.conversation_id)
    if conversation.person_id:
        return people.lock(session, conversation.person_id)
    number, phone = parse_certificate_number(turn.get("certificate_number")), str(turn.get("phone_number"))
    person = people.find_by_number(session, number)
    if person is None or not people.phone_matches(person, phone):  # registered in another tab it is the same person
        person = people.register(
            session, turn.get("person_name"), number, phone, area_of_newcomer(turn), word("ask.consent").text,
            turn.actor,
        )  # fmt: skip
    proofs.identify(session, turn.conversation_id, person, turn.actor)
    return person


def announce_newcomer(turn: Turn) -> None:
    """Say what will be put on record of a person who is there for the first time; nothing of the others."""
    if not is_new(turn):
        return
    turn.say("register.with_task", name=turn.get("person_name"), number=Digits(turn.get("certificate_number")[-4:]))
    announce_area(turn)


def announce_area(turn: Turn) -> None:
    """Say whose office the person will belong to, since its rules will apply."""
    place = turn.context.gazetteer.get(area_of_newcomer(turn) or "")
    if place is not None:
        turn.say("register.area", area=place.full_name)


def area_of_newcomer(turn: Turn) -> str | None:
    """Return whose office is responsible: of the home that was told, else by number, place or conversation.

    Where a class is looked for says nothing of where somebody lives. Who only said to come from a city is registered
    in the county of it that the number has.
    """
    number, places = parse_certificate_number(turn.get("certificate_number")), turn.context.gazetteer
    county = current_code(number.value[:6])  # numbers keep the code that a division had at the time
    city = f"{county[:4]}00"
    told, by_number = places.get(home_of(turn) or ""), places.get(county)
    if told is not None and by_number is not None and turn.get(HOME) is None and within(by_number, told):
        return by_number.code
    candidates = (home_of(turn), county, city, turn.get("place"), turn.conversation.area, number.province)
    found = next((code for code in candidates if code and places.get(code)), None)
    return found or _place_of_what_was_chosen(turn)


def _place_of_what_was_chosen(turn: Turn) -> str | None:
    """Return where the class or the job is that somebody of another province has chosen: they are there then."""
    held = turn.session.get(TrainingClass, turn.get("class_choice") or 0)
    offered = turn.session.get(Job, turn.get("job_choice") or 0)
    return held.division_code if held else offered.division_code if offered else None
