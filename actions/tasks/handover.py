"""Handing the conversation to a person of the office."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.form import TaskForm
from actions.reaching import CHAT_STAYS, cannot_take_calls, means_of, number_of
from actions.steps.confirm import YES_NO, ConfirmStep
from actions.steps.numbers import PhoneStep
from actions.steps.step import ANY, Problem, Step
from actions.tasks.done import TaskEnd
from actions.then import Then
from actions.turn import Choice, Turn
from actions.wishes import TASKS
from language.commands import read_command
from language.writing.plain import squeeze
from language.yes_no import read_yes_no
from server.registry.services.handover import UNSAID, open_case
from server.words import Digits

GATHERED = (
    "occupation", "skill_level", "place", "work_mode", "class_choice", "job_choice", "certificate_choice",
    "enrolment_choice", "person_name", "phone_number",
)  # fmt: skip
STEERING = ("cancel", "repeat", "help", "where_am_i", "go_back", "wait", "deny")
LONGEST_STEERING = 8
CALL_ME = re.compile(r"打电话|给我打|回电|电话联系|来电")


class WishStep(Step):
    """What is it about?"""

    slot = "free_text"
    kind = "text"
    title = "想说的事"

    def read(self, turn: Turn) -> Any:
        if turn.intent == "talk_to_human" and read_command(turn.text):
            return UNSAID
        return (turn.text.strip()[:1000] or None) if read_yes_no(turn.text) is None else None

    def is_plain_answer(self, turn: Turn) -> bool:
        said = squeeze(turn.text)
        # 我的材料不知道齐不齐 holds a taught word and is the matter itself.
        steering = (
            read_command(turn.text)
            or read_yes_no(turn.text) is not None
            or (turn.intent in STEERING and turn.confidence > 0.7 and len(said) <= LONGEST_STEERING)
        )
        return bool(said) and not steering and turn.intent != "talk_to_human"

    def said_back(self, turn: Turn) -> str:
        return str(turn.get(self.slot) or "")


class CallBackNumberStep(PhoneStep):
    """Where should we call, or send the answer to?"""

    def __init__(self, means: str) -> None:
        self._means = means

    def applies(self, turn: Turn) -> bool:
        return self._means != "text" and not turn.get("no_call_back")

    def is_filled(self, turn: Turn) -> bool:
        return number_of(turn) is not None

    def ask(self, turn: Turn, attempt: int) -> None:
        turn.say(f"handover.number_{self._means}_again" if attempt else f"handover.number_{self._means}")

    def accept(self, turn: Turn, value: Any) -> None:
        if value == ANY:
            turn.set("no_call_back", True)
            return
        if value != turn.get(self.slot):
            # A code is good for the number that it was sent to alone.
            turn.clear(["verification_code", "code_sent_to"])
        turn.set(self.slot, value)

    def said_back(self, turn: Turn) -> str:
        return f"尾号{str(number_of(turn))[-4:]}"


class AnyCallBackNumberStep(CallBackNumberStep):
    """In a chat that stays, who gives no number is answered there."""

    optional = True


class HandoverConfirmStep(ConfirmStep):
    """Another number in place of a yes changes the number, and the question is put again."""

    def read(self, turn: Turn) -> Any:
        number = self._other_number(turn)
        if number is None:
            return super().read(turn)
        CallBackNumberStep(_means(turn)).accept(turn, number)
        turn.restates = True
        return Problem("handover.number_changed")

    def is_plain_answer(self, turn: Turn) -> bool:
        return self._other_number(turn) is not None or super().is_plain_answer(turn)

    def ask(self, turn: Turn, attempt: int) -> None:
        super().ask(turn, 0 if turn.restates else attempt)

    def _other_number(self, turn: Turn) -> Any:
        step = CallBackNumberStep(_means(turn))
        return step.volunteer(turn) if step.applies(turn) else None


class HandoverForm(TaskForm):
    form = "handover_form"
    title = "转人工"
    intents = ("talk_to_human",)
    remembers_wish = False

    def steps(self, turn: Turn) -> list[Step]:
        # The slot of the wish may hold a fact of the task that was left, to be kept for later.
        wish: list[Step] = [] if _left_task(turn) else [WishStep()]
        stays = turn.conversation.channel in CHAT_STAYS
        number = (AnyCallBackNumberStep if stays else CallBackNumberStep)(_means(turn))
        return [*wish, number, HandoverConfirmStep(announce, self.title)]

    def after_accepting(self, turn: Turn, step: Step) -> bool:
        if step.slot == "confirm" and turn.get("confirm") is False:
            turn.say("handover.not_now", options=_go_on(turn))
            self.end(turn)
            return False
        return True

    def leave(self, turn: Turn, action: str) -> Then:
        """Leave for another action; the task that was left for a person stays the one to go on with."""
        left = _left_task(turn)
        then = super().leave(turn, action)
        if left:
            turn.set("left_form", left)
        return then

    def own_slots(self, turn: Turn) -> list[str]:
        return [*super().own_slots(turn), "no_call_back"]


def announce(turn: Turn) -> None:
    office, means = turn.context.office, _means(turn)
    if not office.open_at(turn.context.now()):
        turn.say("handover.closed", hours=office.said)
    turn.say(f"handover.confirm_{means}", phone=Digits(str(number_of(turn))[-4:]), options=YES_NO)


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
        wish = _task_title(turn) if _left_task(turn) else str(turn.get("free_text") or UNSAID)
        means, deaf, phone = _means(turn), cannot_take_calls(turn), number_of(turn)
        gathered = {slot: turn.get(slot) for slot in GATHERED if turn.get(slot) is not None}
        if means != "text":
            gathered["phone_number"] = phone
        with turn.write() as session:
            case = open_case(session, turn.conversation_id, wish, gathered, means, deaf, turn.actor)
            number = Digits(f"{case.id:06d}")
        office = turn.context.office
        turn.say("handover.done", number=number)
        is_open = office.open_at(turn.context.now())
        turn.say(
            f"handover.answer_{means}" if is_open else f"handover.answer_{means}_later",
            hours=office.said, phone=Digits(str(phone)[-4:]), options=_go_on(turn),
        )  # fmt: skip
        turn.clear(["no_call_back"])
        if _left_task(turn):
            turn.clear(["confirm", "asked"])
            return False
        return True


def _go_on(turn: Turn) -> list[Choice]:
    return [Choice("接着办刚才的事", "继续")] if _left_task(turn) else []


def _left_task(turn: Turn) -> str | None:
    left: str | None = turn.get("left_form")
    return left if left != "handover_form" else None


def _means(turn: Turn) -> str:
    """Return by which means the answer comes: text, call or sms."""
    asks_call = not _left_task(turn) and bool(CALL_ME.search(str(turn.get("free_text") or "")))
    return "text" if turn.get("no_call_back") else means_of(turn, asks_call)


def _task_title(turn: Turn) -> str:
    return next((task.title for task in TASKS.values() if task.action == _left_task(turn)), UNSAID)
