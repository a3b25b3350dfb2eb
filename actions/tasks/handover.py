"""Handing the conversation to a person of the office."""

from __future__ import annotations

import re
from typing import Any

from actions.form import TaskForm
from actions.reading.wishes import read_category
from actions.steps.confirm import YES_NO, ConfirmStep
from actions.steps.step import Step
from actions.tasks.done import TaskEnd
from actions.turn import Choice, Turn
from actions.wishes import TASKS
from server.registry.services.handover import open_case
from server.registry.services.people import HEARING, SPEECH
from server.words import Digits

GATHERED = (
    "occupation", "skill_level", "place", "work_mode", "class_choice", "job_choice", "certificate_choice",
    "enrolment_choice", "person_name", "phone_number",
)  # fmt: skip
CALL_ME = re.compile(r"打电话|给我打|回电|电话联系|来电")


class WishStep(Step):
    """What is it about? Not asked of people whose task says it already."""

    slot = "free_text"
    kind = "text"
    title = "想说的事"

    def is_filled(self, turn: Turn) -> bool:
        return super().is_filled(turn) or turn.get("left_form") not in (None, "handover_form")

    def read(self, turn: Turn) -> Any:
        return turn.text.strip()[:1000] or None

    def is_plain_answer(self, turn: Turn) -> bool:
        steering = turn.intent in ("cancel", "repeat", "help", "where_am_i", "go_back", "wait", "deny", "skip")
        return bool(turn.text.strip()) and not (steering and turn.confidence > 0.7) and turn.intent != "talk_to_human"

    def said_back(self, turn: Turn) -> str:
        return str(turn.get(self.slot) or "")


class HandoverForm(TaskForm):
    form = "handover_form"
    title = "转人工"
    intents = ("talk_to_human",)

    def steps(self, turn: Turn) -> list[Step]:
        return [WishStep(), ConfirmStep(announce)]

    def after_accepting(self, turn: Turn, step: Step) -> bool:
        if step.slot == "confirm" and turn.get("confirm") is False:
            turn.say("handover.not_now", options=_go_on(turn))
            self.end(turn)
            return False
        return True


def announce(turn: Turn) -> None:
    office = turn.context.office
    key = "handover.confirm_open" if office.open_at(turn.context.now()) else "handover.confirm_closed"
    turn.say(key, hours=office.said, options=YES_NO)


class HandOver(TaskEnd):
    action_name = "action_hand_over"
    form = "handover_form"
    forgets = ("free_text",)

    def finish(self, turn: Turn) -> bool:
        deaf = _cannot_take_calls(turn)
        asks_call = bool(CALL_ME.search(str(turn.get("free_text") or ""))) and not deaf
        wish = turn.get("free_text") or _task_title(turn)
        gathered = {slot: turn.get(slot) for slot in GATHERED if turn.get(slot) is not None}
        with turn.write() as session:
            case = open_case(
                session, turn.conversation_id, wish, gathered, "call" if asks_call else "text", deaf, turn.actor
            )
            number = Digits(f"{case.id:06d}")
        is_open = turn.context.office.open_at(turn.context.now())
        turn.say("handover.done", number=number)
        key = "handover.answer_here" if is_open else "handover.answer_later"
        turn.say(key, hours=turn.context.office.said, options=_go_on(turn))
        return True


def _go_on(turn: Turn) -> list[Choice]:
    left = turn.get("left_form")
    return [Choice("接着办刚才的事", "继续")] if left and left != "handover_form" else []


def _cannot_take_calls(turn: Turn) -> bool:
    if turn.person is not None:
        return turn.person.cannot_take_calls
    told = read_category(str(turn.get("free_text") or "")) or turn.get("disability_category")
    number = str(turn.get("certificate_number") or "")
    return told in (HEARING, SPEECH) or number[18:19] in (str(HEARING), str(SPEECH))


def _task_title(turn: Turn) -> str:
    left = turn.get("left_form")
    return next((task.title for task in TASKS.values() if task.action == left), "其他")
