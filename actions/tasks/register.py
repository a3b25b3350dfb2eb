"""Registering: consent, name, certificate number, phone, verification code, a yes."""

from __future__ import annotations

from actions.personal import PersonalForm
from actions.steps.confirm import YES_NO, ConfirmStep
from actions.steps.consent import ConsentStep
from actions.steps.home import HomeStep
from actions.steps.identity import announce_area, person_of
from actions.steps.numbers import CertificateNumberStep, PhoneStep
from actions.steps.person_name import NameStep
from actions.steps.step import Step
from actions.steps.verification_code import CodeStep
from actions.tasks.done import TaskEnd
from actions.turn import Turn
from server.registry.services import people
from server.words import Digits


class RegisterForm(PersonalForm):
    form = "register_form"
    title = "登记建档"
    intents = ("register_person",)

    def steps(self, turn: Turn) -> list[Step]:
        return [
            ConsentStep(), NameStep(), CertificateNumberStep(), PhoneStep(), CodeStep(),
            HomeStep(), ConfirmStep(announce, self.title),
        ]  # fmt: skip

    def before_asking(self, turn: Turn) -> bool:
        if turn.person is None:
            return True
        turn.say("register.already")
        self.end(turn)
        return False


def announce(turn: Turn) -> None:
    announce_area(turn)
    turn.say(
        "register.confirm", options=YES_NO, name=turn.get("person_name"),
        number=Digits(turn.get("certificate_number")[-4:]), phone=Digits(turn.get("phone_number")[-4:]),
    )  # fmt: skip


class Register(TaskEnd):
    action_name = "action_register"
    form = "register_form"

    def finish(self, turn: Turn) -> bool:
        try:
            with turn.write() as session:
                person_of(turn, session)
        except people.AlreadyRegistered:
            turn.say("register.already")
            return True
        turn.say("register.done")
        return True
