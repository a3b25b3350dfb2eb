"""Whose matter it is: the speaker's own, or that of a child, a mother, a client.

A second person in one conversation is asked about, and never written on the record of the first.
"""

from __future__ import annotations

from typing import Any

from actions.questions.person_name import NameQuestion
from actions.questions.question import Question
from actions.reading import Segment
from actions.turn import Choice, Turn
from language.kinship import beneficiary
from language.yes_no import read_yes_no
from server.registry.services import verification
from server.words import word

SELF = "self"
FACT = "for_whom"
"""fact: whose record is worked on, `self` or the relation of that person to who speaks"""
WISHED = "wished_for_whom"
"""fact: for whom the last wish was, where that is somebody else than the person of the record in hand"""
HELPERS = {
    "son": "guardian", "daughter": "guardian", "child": "guardian", "mother": "relative", "father": "relative",
    "parents": "relative", "husband": "wife", "wife": "husband", "sibling": "sibling", "relative": "relative",
    "friend": "friend", "client": "social_worker",
}  # fmt: skip
"""what the person is to who speaks → what who speaks is to the person (server/registry/services/helper.py)"""
IDENTITY = ("certificate_number", "phone_number", "verification_code", "code_sent_to", "person_name", "home")


def relation(turn: Turn) -> str:
    """Return whose matter it is: `self`, or son, mother … (data/reading/README.md)."""
    return str(turn.get(FACT) or SELF)


def called(turn: Turn) -> str:
    """Return how the person is called towards who speaks: 您, or 您儿子."""
    return word(f"who.{relation(turn)}").text


def note_whose(turn: Turn) -> None:
    """Keep for whom the message wishes something; a change of person is asked about before anything is written."""
    wished = beneficiary(turn.text) or SELF
    if wished == SELF and not turn.get(FACT):
        return
    known = turn.person is not None or turn.get("certificate_number") is not None
    if not known and wished != SELF and wished != turn.get(FACT):
        turn.set(FACT, wished)
        turn.say("whose.noted", who=called(turn))
    elif not known:
        return
    elif wished != relation(turn) and wished != SELF:
        turn.set(WISHED, wished)


class HelperNameQuestion(NameQuestion):
    """Who acts for another person is named on what is written."""

    slot = "helper_name"
    title = "您的名字"

    def applies(self, turn: Turn) -> bool:
        return relation(turn) != SELF

    def ask(self, turn: Turn, attempt: int) -> None:
        turn.say("ask.helper_name_again" if attempt else "ask.helper_name", who=called(turn))

    def extract(self, turn: Turn, said: Segment) -> Any:
        return None


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
        if text in (second, "2") or said.option == 2 or read_yes_no(text):
            return turn.get(WISHED)
        return None

    def accept(self, turn: Turn, value: Any) -> None:
        turn.clear([WISHED])
        if value == relation(turn):
            return
        turn.clear(IDENTITY)
        turn.set(FACT, value)
        with turn.write() as session:
            verification.forget(session, turn.conversation_id, turn.actor)

    @staticmethod
    def _names(turn: Turn) -> tuple[str, str]:
        person = turn.person
        first = person.name if person is not None else word(f"who.{relation(turn)}").text
        return first, word(f"who.{turn.get(WISHED)}").text
