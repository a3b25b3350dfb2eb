"""Whose matter it is: the speaker's own, or that of a child, a mother, a client.

A second person in one conversation is asked about, and never written on the record of the first.
"""

from __future__ import annotations

from typing import Any

from actions.contact import CANNOT_TAKE_CALLS, ORIGIN
from actions.questions.numbers import PHONE_BEFORE, CertificateNumberQuestion
from actions.questions.person_name import NameQuestion
from actions.questions.question import Question
from actions.reading import Segment
from actions.said import Choice
from actions.turn import Turn
from language.kinship import beneficiary, for_oneself, kin_in
from language.names import own_name
from language.numbers.personal import parse_certificate_number
from language.yes_no import read_yes_no
from server.registry.services import people, proofs
from server.words import Digits, word

SELF = "self"
FACT = "for_whom"
"""fact: whose record is worked on, `self` or the relation of that person to who speaks"""
WISHED = "wished_for_whom"
"""fact: for whom the last wish was, where that is somebody else than the person of the record in hand"""
TOLD = "told_for_whom"
"""fact: the relation that was said back last"""
TELLS_ONLY = ("background", "social", "distress")
"""roles of what wishes nothing: who once did what for whom"""
HELPERS = {
    "son": "guardian", "daughter": "guardian", "child": "guardian", "mother": "relative", "father": "relative",
    "parents": "relative", "husband": "wife", "wife": "husband", "sibling": "sibling", "relative": "relative",
    "friend": "friend", "client": "social_worker",
}  # fmt: skip
"""what the person is to who speaks → what who speaks is to the person (server/registry/services/helper.py)"""
IDENTITY = (
    "certificate_number", "phone_number", "verification_code", "code_sent_to", "person_name", "home", ORIGIN,
)  # fmt: skip
HELPER_NAME = "helper_name"
OF_ONE_PERSON = (
    "bank_account", "certificate_choice", "enrolment_choice", "referral_choice", "eligible", "new_phone",
    "new_phone_code", "new_code_sent_to", "new_area", "disability_category", "offered", "confirm",
)  # fmt: skip
"""what was told, chosen or agreed to in the matter of one person, and is none of the next one's"""
ANOTHER = "another"
"""for whom a matter is whose certificate number is that of no one known here, and no more was said of them"""
THEIR_NUMBER = "certificate_number_of_another"
"""fact: that number"""
OF_WHO_SPEAKS = (HELPER_NAME, PHONE_BEFORE)
"""facts of who speaks, whosever matter it is"""


def relation(turn: Turn) -> str:
    """Return whose matter it is: `self`, or son, mother … (data/reading/README.md)."""
    return str(turn.get(FACT) or SELF)


def called(turn: Turn) -> str:
    """Return how the person is called towards who speaks: 您, or 您儿子."""
    return word(f"who.{relation(turn)}").text


def note_whose(turn: Turn) -> None:
    """Keep for whom the message wishes something; a change of person is asked about before anything is written."""
    number = _number_of_another(turn)
    meant = [one.text for one in turn.reading.segments if one.role not in TELLS_ONLY]
    wished = beneficiary("".join(meant)) or (SELF if for_oneself("".join(meant)) else None)
    if number is not None:
        turn.set(THEIR_NUMBER, number)
        turn.set(WISHED, wished if wished not in (None, relation(turn)) else ANOTHER)
        turn.say("whose.another", number=Digits(number[-4:]))
        return
    if wished is None or wished == relation(turn):
        return
    if turn.person is not None or turn.get("certificate_number") is not None:
        turn.set(WISHED, wished)
        return
    if NameQuestion.slot not in turn.state.asked:  # the name that was asked for is that of the record
        _pass_the_name_on(turn, wished)
    turn.set(FACT, wished)


def _number_of_another(turn: Turn) -> str | None:
    """Return the certificate number that the message tells, where it is not that of the person who is proved here."""
    person = turn.person
    told = CertificateNumberQuestion().extract(turn, turn.reading.whole) if person is not None else None
    if person is None or told is None or people.number_index(parse_certificate_number(told)) == person.number_hash:
        return None
    return str(told)


def named(turn: Turn) -> str:
    """Return the name of the person on whose record something will be written, as a confirmation says it."""
    name = turn.person.name if turn.person is not None else turn.get(NameQuestion.slot)
    own = name or word(f"who.{SELF}").text
    return str(own) if relation(turn) == SELF else f"{called(turn)}{name or ''}"


def _pass_the_name_on(turn: Turn, whose: str) -> None:
    """Keep the name of who speaks as what it is now: of the person of the record, or of who helps them."""
    if relation(turn) == SELF:
        own = turn.person.name if turn.person is not None else turn.get(NameQuestion.slot)
        turn.set(HELPER_NAME, own or turn.get(HELPER_NAME))
    turn.set(NameQuestion.slot, turn.get(HELPER_NAME) if whose == SELF else None)


def say_whose(turn: Turn) -> None:
    """Say once for whom it is, and whose number and telephone that takes."""
    if relation(turn) not in (SELF, turn.get(TOLD)):
        turn.set(TOLD, relation(turn))
        turn.say("whose.noted", who=called(turn))


class HelperNameQuestion(NameQuestion):
    """Who acts for another person is named on what is written."""

    slot = HELPER_NAME
    title = "您的名字"

    def applies(self, turn: Turn) -> bool:
        return relation(turn) != SELF

    def ask(self, turn: Turn, attempt: int) -> None:
        turn.say("ask.helper_name_again" if attempt else "ask.helper_name", who=called(turn))

    def extract(self, turn: Turn, said: Segment) -> Any:
        """Return the name by which who speaks calls themselves: 我姓郭叫郭敏，是他妈."""
        own = own_name(said.text)
        is_name = own is not None and any(own == one.words for one in said.named("person_name"))
        return own if is_name and own != turn.get(NameQuestion.slot) else None


class WhoseQuestion(Question):
    """Asked only where a second person is spoken of in the same conversation."""

    slot = FACT
    kind = "choice"

    def applies(self, turn: Turn) -> bool:
        return turn.get(WISHED) is not None

    def is_filled(self, turn: Turn) -> bool:
        return turn.get(WISHED) is None

    def ask(self, turn: Turn, attempt: int) -> None:
        first, second = self._names(turn)
        turn.say("whose.which_again" if attempt else "whose.which", first=first, second=second,
                 options=[Choice(first, first), Choice(second, second)])  # fmt: skip

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return self.parse(turn, said) is not None

    def parse(self, turn: Turn, said: Segment) -> Any:
        text, (first, second) = said.text.strip(), self._names(turn)
        if text in (first, "1") or said.option == 1:
            return relation(turn)
        if text in (second, "2") or said.option == 2 or read_yes_no(text) or kin_in(text) == turn.get(WISHED):
            return turn.get(WISHED)
        return None

    def accept(self, turn: Turn, value: Any) -> None:
        number = turn.get(THEIR_NUMBER)
        turn.clear([WISHED, THEIR_NUMBER])
        if value == relation(turn):
            return
        if value == ANOTHER:  # whoever speaks is taken for the person, as at the beginning
            turn.clear([*IDENTITY, *OF_WHO_SPEAKS])
        else:
            _pass_the_name_on(turn, value)
        turn.clear([one for one in IDENTITY if one != NameQuestion.slot])
        turn.clear([CANNOT_TAKE_CALLS, *OF_ONE_PERSON, "consent"])
        turn.set(FACT, SELF if value == ANOTHER else value)
        turn.set(CertificateNumberQuestion.slot, number)
        with turn.write() as session:
            proofs.forget(session, turn.conversation_id, turn.actor)

    @staticmethod
    def _names(turn: Turn) -> tuple[str, str]:
        person = turn.person
        first = person.name if person is not None else word(f"who.{relation(turn)}").text
        number = turn.get(THEIR_NUMBER)
        if turn.get(WISHED) == ANOTHER and number is not None:
            return first, word("whose.by_number", number=number[-4:]).text
        return first, word(f"who.{turn.get(WISHED)}").text
