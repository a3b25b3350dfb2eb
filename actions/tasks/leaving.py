"""Leaving a class or its waiting list."""

from __future__ import annotations

from typing import Any

from actions.steps.choice import ChoiceStep, Item
from actions.steps.confirm import YES_NO, ConfirmStep
from actions.steps.identity import identity_steps
from actions.steps.step import Step
from actions.tasks.done import TaskEnd
from actions.tasks.withdrawing import YieldsToWithdrawal
from actions.turn import Choice, Turn
from server.registry.models import Enrolment
from server.registry.repositories import records
from server.registry.services import training
from server.words import Digits


class EnrolmentChoiceStep(ChoiceStep):
    slot = "enrolment_choice"
    names = "班|报名"
    title = "要退的班"

    def items(self, turn: Turn) -> list[Item]:
        return [
            Item(one.id, f"{one.training_class.course.name}，报名号{one.id:06d}", f"退报名{one.id:06d}")
            for one in _active(turn)
        ]

    def nothing_found(self, turn: Turn) -> None:
        turn.say("record.no_enrolments", options=[Choice("看培训班", "有哪些培训班")])

    def said_back(self, turn: Turn) -> str:
        return f"报名号{turn.get(self.slot):06d}"

    def volunteer(self, turn: Turn) -> Any:
        found = _active(turn)
        return found[0].id if len(found) == 1 else None


def _active(turn: Turn) -> list[Enrolment]:
    return records.active_enrolments(turn.session, turn.person.id) if turn.person else []


class CancelEnrolmentForm(YieldsToWithdrawal):
    form = "cancel_enrolment_form"
    title = "退班"
    intents = ("cancel_enrolment",)
    needs_record = True

    def steps(self, turn: Turn) -> list[Step]:
        return [*identity_steps(name_for_new=False), EnrolmentChoiceStep(), ConfirmStep(announce, self.title)]


def announce(turn: Turn) -> None:
    chosen = next((one for one in _active(turn) if one.id == turn.get("enrolment_choice")), None)
    if chosen is None:
        turn.clear(["enrolment_choice"])
        turn.say("record.no_enrolments")
        return
    turn.say(
        "leave.confirm", options=YES_NO, name=chosen.training_class.course.name, number=Digits(f"{chosen.id:06d}")
    )


class CancelEnrolment(TaskEnd):
    action_name = "action_cancel_enrolment"
    form = "cancel_enrolment_form"
    forgets = ("enrolment_choice",)

    def finish(self, turn: Turn) -> bool:
        person = turn.person
        assert person is not None
        person_id = person.id
        try:
            with turn.write() as session:
                training.cancel(session, person_id, turn.get("enrolment_choice"), turn.actor)
        except LookupError:
            turn.say("leave.gone")
            return True
        turn.say("leave.done", options=[Choice("看培训班", "有哪些培训班")])
        return True
