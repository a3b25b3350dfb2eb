"""Steering a task from inside: again, back, where am I, wait, skip, cancel, a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from actions import speaking
from actions.steps.step import ANY, Step
from actions.then import Then
from actions.turn import REQUESTED, Choice, Turn
from server.registry.models import Conversation

if TYPE_CHECKING:
    from actions.form import TaskForm


def steer(form: TaskForm, turn: Turn) -> Then | None:
    """Do what the message steers to; None where it steers nothing."""
    handler = HANDLERS.get(turn.intent)
    return handler(form, turn) if handler else None


def repeat(form: TaskForm, turn: Turn) -> Then:
    speaking.repeat_last(turn)
    return Then.WAIT


def spell_out(form: TaskForm, turn: Turn) -> Then:
    speaking.spell_last(turn)
    return Then.WAIT


def change_rate(form: TaskForm, turn: Turn) -> Then:
    speaking.change_rate(turn)
    return Then.WAIT


def go_back(form: TaskForm, turn: Turn) -> Then:
    """Take back the answer before the open question, and what depends on it."""
    steps = [step for step in form.steps(turn) if step.applies(turn)]
    slots = [step.slot for step in steps]
    at = slots.index(turn.get(REQUESTED)) if turn.get(REQUESTED) in slots else len(slots)
    earlier = [step for step in steps[:at] if step.is_filled(turn) and step.asked and not step.used_up]
    if not earlier:
        turn.say("steer.nothing_before")
        return Then.ASK
    step = earlier[-1]
    take_back(turn, step)
    turn.say("steer.back", title=step.title or "上一步")
    return Then.ASK


def take_back(turn: Turn, step: Step) -> None:
    """Empty a step and all that hangs on it."""
    turn.restates = True
    turn.clear([step.slot, *step.resets, "confirm", "offered"])
    turn.set("misunderstood", 0)
    asked = turn.get("asked") or []
    turn.set("asked", [slot for slot in asked if turn.get(slot) is not None])


def where_am_i(form: TaskForm, turn: Turn) -> Then:
    """Say the task, the step, and what is known so far."""
    step = form.requested(turn)
    if step is not None:
        awaiting = form.awaiting(turn, step)
        turn.say("steer.where", title=form.title, step=awaiting["step"], of=awaiting["of"])
    known = [f"{one.title}：{one.said_back(turn)}" for one in form.steps(turn) if one.title and one.is_filled(turn)]
    if known:
        turn.say("steer.known", facts="".join(f"{fact}。" for fact in known))
    return Then.ASK


def help_in_task(form: TaskForm, turn: Turn) -> Then:
    turn.say("steer.help_in_task", title=form.title)
    return Then.ASK


def wait(form: TaskForm, turn: Turn) -> Then:
    turn.say("steer.wait")
    return Then.WAIT


def resume(form: TaskForm, turn: Turn) -> Then:
    turn.say("steer.resume")
    return Then.ASK


def skip(form: TaskForm, turn: Turn) -> Then:
    step = form.requested(turn)
    if step is not None and step.optional:
        turn.set("misunderstood", 0)
        step.accept(turn, ANY)
        turn.say("steer.skipped")
    else:
        key = f"steer.cannot_skip_{step.slot}" if step is not None else "steer.cannot_skip"
        turn.say(key if speaking.has_words(key) else "steer.cannot_skip", options=[Choice("转人工", "转人工")])
    return Then.ASK


def cancel(form: TaskForm, turn: Turn) -> Then:
    form.end(turn)
    turn.say("steer.cancelled", title=form.title)
    return Then.END


def to_a_person(form: TaskForm, turn: Turn) -> Then | None:
    if form.form == "handover_form":
        return None
    return form.leave(turn, "handover_form")


def small_talk(form: TaskForm, turn: Turn) -> Then:
    turn.say(f"small.{turn.intent}")
    return Then.WAIT if turn.intent == "goodbye" else Then.ASK


def switch_mode(form: TaskForm, turn: Turn) -> Then:
    change_mode(turn)
    return Then.ASK


def change_mode(turn: Turn) -> None:
    """Go on in writing or by voice, as the person says."""
    mode = "text" if turn.intent == "switch_to_text" else "voice"
    with turn.write() as session:
        session.get_one(Conversation, turn.conversation_id).mode = mode
    turn.say(f"steer.{turn.intent}")


HANDLERS: dict[str, Callable[[TaskForm, Turn], Then | None]] = {
    "repeat": repeat,
    "spell_out": spell_out,
    "speak_slower": change_rate,
    "speak_faster": change_rate,
    "go_back": go_back,
    "where_am_i": where_am_i,
    "help": help_in_task,
    "wait": wait,
    "resume": resume,
    "skip": skip,
    "cancel": cancel,
    "talk_to_human": to_a_person,
    "bot_challenge": small_talk,
    "thank": small_talk,
    "greet": small_talk,
    "goodbye": small_talk,
    "switch_to_text": switch_mode,
    "switch_to_voice": switch_mode,
}
