"""Registering: consent, name, certificate number, phone, verification code, a yes."""

from __future__ import annotations

from actions.personal import PersonalTask
from actions.questions.confirm import YES_NO, ConfirmQuestion
from actions.questions.consent import ConsentQuestion
from actions.questions.home import HomeQuestion
from actions.questions.identity import StrangersHomeQuestion, announce_area, person_of
from actions.questions.numbers import CertificateNumberQuestion, PhoneQuestion
from actions.questions.person_name import NameQuestion
from actions.questions.question import Question
from actions.questions.verification_code import CodeQuestion
from actions.questions.whose import SELF, WhoseQuestion, called, relation
from actions.task import Next
from actions.turn import Turn
from language.numbers.personal import parse_certificate_number
from server.registry.services import people
from server.words import Digits


class Register(PersonalTask):
    name = "register"
    intents = ("register_person",)
    deed = "登记|建档|注册"

    def questions(self, turn: Turn) -> list[Question]:
        return [
            WhoseQuestion(), ConsentQuestion(), NameQuestion(), CertificateNumberQuestion(), PhoneQuestion(),
            CodeQuestion(), StrangersHomeQuestion(), HomeQuestion(), ConfirmQuestion(announce, self.title),
        ]  # fmt: skip

    def before_asking(self, turn: Turn) -> Next:
        if turn.person is None or not WhoseQuestion().is_filled(turn):
            return super().before_asking(turn)
        turn.say("register.already")
        return Next.END

    def finish(self, turn: Turn) -> Next:
        number = parse_certificate_number(turn.get("certificate_number"))
        with turn.write() as session:
            known = people.find_by_number(session, number)
            person_of(turn, session)
        turn.say("register.done" if known is None else "register.already")
        return Next.DONE


def announce(turn: Turn) -> None:
    """Say what will be put on record, and of whom."""
    announce_area(turn)
    key = "register.confirm" if relation(turn) == SELF else "register.confirm_for"
    turn.say(
        key, options=YES_NO, who=called(turn), name=turn.get("person_name"),
        number=Digits(turn.get("certificate_number")[-4:]), phone=Digits(turn.get("phone_number")[-4:]),
    )  # fmt: skip
