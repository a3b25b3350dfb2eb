"""Leaving a class or its waiting list."""

from __future__ import annotations

from typing import Any

from actions.menu import to
from actions.personal import PersonalTask
from actions.questions.choice import ChoiceQuestion, Item
from actions.questions.confirm import YES_NO, ConfirmQuestion
from actions.questions.identity import identity_questions
from actions.questions.question import Question
from actions.questions.whose import WhoseQuestion
from actions.reading import Segment
from actions.search.choices import active_enrolments
from actions.task import Next
from actions.turn import Turn
from server.registry.services import training
from server.words import Digits


class EnrolmentQuestion(ChoiceQuestion):
    slot = "enrolment_choice"
    about = ("class",)
    title = "要退的班"

    def items(self, turn: Turn) -> list[Item]:
        return [
            Item(one.id, f"{one.training_class.course.name}，报名号{one.id:06d}", f"退报名{one.id:06d}")
            for one in active_enrolments(turn)
        ]

    def nothing_found(self, turn: Turn) -> None:
        turn.say("record.no_enrolments", options=[to("browse_courses")])

    def said_back(self, turn: Turn) -> str:
        return f"报名号{turn.get(self.slot):06d}"

    def extract(self, turn: Turn, said: Segment) -> Any:
        return self.only_or_described(turn, said)


class Leave(PersonalTask):
    name = "cancel_enrolment"
    intents = ("cancel_enrolment",)
    deed = "退"
    needs_record = True

    def questions(self, turn: Turn) -> list[Question]:
        return [
            WhoseQuestion(), *identity_questions(name_for_new=False), EnrolmentQuestion(),
            ConfirmQuestion(announce, self.title),
        ]  # fmt: skip

    def finish(self, turn: Turn) -> Next:
        person = turn.person
        assert person is not None
        person_id = person.id
        try:
            with turn.write() as session:
                training.cancel(
                    session, person_id, turn.get("enrolment_choice"), turn.actor, today=turn.context.today()
                )
        except LookupError:
            turn.say("leave.gone")
            return Next.DONE
        turn.say("leave.done", options=[to("browse_courses")])
        return Next.DONE


def announce(turn: Turn) -> None:
    """Say whose place in which class is given up."""
    chosen = next((one for one in active_enrolments(turn) if one.id == turn.get("enrolment_choice")), None)
    if chosen is None:
        turn.clear(["enrolment_choice"])
        turn.say("record.no_enrolments")
        return
    assert turn.person is not None
    turn.say(
        "leave.confirm", options=YES_NO, person=turn.person.name, name=chosen.training_class.course.name,
        number=Digits(f"{chosen.id:06d}"),
    )  # fmt: skip
