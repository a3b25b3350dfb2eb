"""Handing the conversation to a person of the office."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.form import TaskForm
from actions.reading.wishes import read_category
from actions.reading.yes_no import read_yes_no
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
    """What is it about?"""

    slot = "free_text"
    kind = "text"
    title = "想说的事"

    def read(self, turn: Turn) -> Any:
        return (turn.text.strip()[:1000] or None) if read_yes_no(turn.text) is None else None

    def is_plain_answer(self, turn: Turn) -> bool:
        steering = turn.intent in ("cancel", "repeat", "help", "where_am_i", "go_back", "wait", "deny", "skip")
        return bool(turn.text.strip()) and not (steering and turn.confidence > 0.7) and turn.intent != "talk_to_human"

    def said_back(self, turn: Turn) -> str:
        return str(turn.get(self.slot) or "")


class HandoverForm(TaskForm):
    form = "handover_form"
    title = "转人工"
    intents = ("talk_to_human",)
    remembers_wish = False

    def steps(self, turn: Turn) -> list[Step]:
        # The slot of the wish may hold a fact of the task that was left, to be kept for later.
        wish: list[Step] = [] if _left_task(turn) else [WishStep()]
        return [*wish, ConfirmStep(announce, self.title)]

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

    def try_again(self, tracker: Tracker) -> str:
        return "转人工"

    def after_trouble(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        # The task that was left for this one must stay the one to go on with.
        return [SlotSet("confirm", None), FollowupAction("action_listen")]

    def finish(self, turn: Turn) -> bool:
        deaf = _cannot_take_calls(turn)
        wish = _task_title(turn) if _left_task(turn) else str(turn.get("free_text") or "其他")
        asks_call = bool(CALL_ME.search(wish)) and not deaf
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
        if _left_task(turn):
            turn.clear(["confirm", "asked"])
            return False
        return True


def _go_on(turn: Turn) -> list[Choice]:
    return [Choice("接着办刚才的事", "继续")] if _left_task(turn) else []


def _left_task(turn: Turn) -> str | None:
    left: str | None = turn.get("left_form")
    return left if left != "handover_form" else None


def _cannot_take_calls(turn: Turn) -> bool:
    told = read_category(str(turn.get("free_text") or "")) or turn.get("disability_category")
    return turn.cannot_take_calls or told in (HEARING, SPEECH)


def _task_title(turn: Turn) -> str:
    return next((task.title for task in TASKS.values() if task.action == _left_task(turn)), "其他")
