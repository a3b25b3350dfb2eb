"""Steering with no task in hand: what was left, what still waits for an answer, what was looked for last."""

from __future__ import annotations

from collections.abc import Callable

from actions.answers import case_state
from actions.dialogue.open_task import OpenTask
from actions.menu import menu, title_of
from actions.outcome import Begin, Outcome, Resume, StayOpen
from actions.reading import Segment
from actions.said import Choice
from actions.tasks import by_name, withdraw_referral
from actions.turn import Turn
from language.commands import read_command
from language.refusals import speaks_of_the_office
from server.registry.services.handover import waiting_case

DONE = ("enrol.done", "enrol.waiting", "refer.done", "claim.done", "employment.done", "register.done")
"""messages after which something stands on record"""
PARTING = ("goodbye", "thank")
"""what stands beside the giving up of somebody who leaves for today"""
HANDED_OVER = (
    "question.asked", "handover.done", "handover.state_waiting", "handover.state_waiting_closed",
)  # fmt: skip
"""messages after which what is given up is what was handed over"""


def _where_the_case_is(turn: Turn, task: OpenTask | None) -> Outcome:
    """With no task open, how far things are is how far the case is that was handed over."""
    if turn.state.paused_task is None and case_state.tell(turn):
        return StayOpen()
    return _nothing_open(turn, task)


def _cancel_outside(turn: Turn, task: OpenTask | None) -> Outcome:
    """With nothing in hand what is given up is the offer, or what was handed over and still waits."""
    parts = any(one.intent in PARTING for one in turn.reading.of("social"))
    later = turn.reading.shows("puts_off")
    if turn.offered is None and (parts or later):
        turn.say("small.goodbye" if parts or turn.state.paused_task else "steer.another_day")
        return StayOpen()
    offered = turn.offered is not None or turn.state.paused_task is not None
    if not offered and turn.state.last_task == "find_job" and withdraw_referral.has_standing(turn):
        return Begin("withdraw_referral", turn.reading.whole)
    waits = waiting_case(turn.session, turn.conversation_id) is not None
    if not offered and waits and (turn.history.told_last(*HANDED_OVER) or speaks_of_the_office(turn.text)):
        return Begin("withdraw_case", turn.reading.whole)
    if offered or turn.state.paused_task or read_command(turn.text):
        return _nothing_open(turn, task)
    turn.say("steer.all_stays" if any(turn.history.told(key) for key in DONE) else "steer.nothing_done")
    return StayOpen()


def _nothing_open(turn: Turn, task: OpenTask | None) -> Outcome:
    if (paused := by_name(turn.state.paused_task)) is not None:
        turn.say("task.offer_left", title=paused.title, options=[Choice("接着办", "继续"), Choice("办别的", "帮助")])
        return StayOpen()
    if turn.offered is not None and turn.offered["pending"]:
        turn.state.pending = []
        turn.say("task.wish_dropped")
        return StayOpen()
    left = by_name((turn.state.dropped or {}).get("task"))
    if left is not None:
        turn.say("steer.not_done", title=left.title, options=menu(turn))
    else:
        turn.say("steer.nothing_open", options=menu(turn))
    return StayOpen()


def _resume_paused(turn: Turn, task: OpenTask | None) -> Outcome:
    if turn.state.paused_task:
        return Resume()
    return _nothing_open(turn, task)


def _help_outside(turn: Turn, task: OpenTask | None) -> Outcome:
    turn.say("small.help", options=menu(turn))
    return StayOpen()


def _more_outside(turn: Turn, task: OpenTask | None) -> Outcome:
    """Look for others of what was looked for last."""
    last = by_name(turn.state.last_task)
    if last is not None and last.name in ("browse", "find_job", "enrol"):
        intent = "find_job" if last.name == "find_job" else "browse_courses"
        return Begin(intent, Segment(title_of(intent), "wish", intent))
    return _nothing_open(turn, task)


NEEDS_A_TASK = ("go_back", "skip", "restart", "already_said", "resend_code")
WITH_NOTHING_OPEN: dict[str, Callable[[Turn, OpenTask | None], Outcome | None]] = {
    "resume": _resume_paused, "help": _help_outside, "where_am_i": _where_the_case_is,
    "more_options": _more_outside, "cancel": _cancel_outside,
    **dict.fromkeys(NEEDS_A_TASK, _nothing_open),
}  # fmt: skip
