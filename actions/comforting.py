"""After distress nobody is handed a menu: the assistant stays, until the person clearly asks for a task."""

from __future__ import annotations

import re
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from actions.reaching import cannot_take_calls, means_of, number_of
from actions.reading.calls import says_line_is_no_way, says_no_calls
from actions.turn import REQUESTED, Turn
from language.numbers.personal import InvalidNumber, parse_phone_number
from server.registry.services.handover import open_case
from server.words import Digits

log = structlog.get_logger(__name__)

AFTER_DISTRESS = "after_distress"
CLEAR = 0.8
"""share of confidence from which a task is taken to be asked for"""
WISH = "情绪危机"
HOW_LONG = re.compile(
    r"(?:等|还要|得|要)多久|多长时间|什么时候(?:来|联系|找我)|几时来|咋还(?:不|没)|怎么还(?:不|没)来|多会儿"
)
SMALL = {
    "action_greet", "action_small_talk", "action_help", "action_nothing_open", "action_answer_yes_no",
    "action_in_office", "action_loose_fact", "action_fallback", "validate_handover_form",
}  # fmt: skip
"""what would lead back to a menu, the ladder, or questions about a case that is open already"""
QUESTIONS = {"action_answer_policy", "action_course_detail"}


def comfort(turn: Turn) -> None:
    """Open an urgent case; say a calm sentence, the crisis line, and that a person was asked to come."""
    asked = _ask_for_a_person(turn)
    turn.set(AFTER_DISTRESS, True)
    turn.say("crisis.calm")
    _say_line(turn)
    if asked:
        turn.say(f"crisis.person_{means_of(turn)}")
    _ask_for_number(turn)


def stay(turn: Turn, action: str) -> bool:
    """Answer in place of `action` where the person is still in distress; return whether that was done."""
    if not turn.get(AFTER_DISTRESS) or turn.get(REQUESTED) is not None:
        return False
    begins = action.startswith("validate_")
    nothing_left = turn.get("left_form") in (None, "handover_form")
    if action not in SMALL and not (action == "action_resume" and nothing_left):
        clear = turn.confidence >= CLEAR and not HOW_LONG.search(turn.text) and not _cannot_phone(turn)
        if not begins and action not in QUESTIONS:
            return False
        if clear:
            turn.set(AFTER_DISTRESS, None if begins else True)
            return False
    # Rasa leaves the form that would begin.
    turn.set("misunderstood", 0)
    turn.set(REQUESTED, None)
    turn.follow_with("action_listen")
    _answer(turn)
    return True


def _answer(turn: Turn) -> None:
    number = _number_said(turn)
    if number is not None:
        turn.set("phone_number", number)
    if number is not None or turn.intent == "talk_to_human":
        _ask_for_a_person(turn)
    if turn.intent == "bot_challenge":
        turn.say("small.bot_challenge")
    if number is not None:
        turn.say("crisis.number_noted", phone=Digits(number[-4:]))
    elif HOW_LONG.search(turn.text):
        office = turn.context.office
        is_open = office.open_at(turn.context.now())
        turn.say("crisis.how_long_open" if is_open else "crisis.how_long_closed", hours=office.said)
    elif not _cannot_phone(turn):
        turn.say(f"crisis.coming_{means_of(turn)}")
    _say_line(turn)
    _ask_for_number(turn)


def _say_line(turn: Turn) -> None:
    in_writing = cannot_take_calls(turn) or says_line_is_no_way(turn.text)
    turn.say("crisis.line_in_writing" if in_writing else "crisis.line", line=Digits(turn.context.crisis_line))


def _ask_for_number(turn: Turn) -> None:
    means = means_of(turn)
    if means != "text" and number_of(turn) is None:
        turn.say(f"crisis.ask_number_{means}")


def _ask_for_a_person(turn: Turn) -> bool:
    """Open an urgent case; return False where the registry fails: the line must be said whatever fails."""
    number = number_of(turn)
    gathered: dict[str, Any] = {"phone_number": number} if number else {}
    deaf, means = cannot_take_calls(turn), means_of(turn)
    try:
        with turn.write() as session:
            open_case(session, turn.conversation_id, WISH, gathered, means, deaf, turn.actor, urgent=True)
    except SQLAlchemyError as error:  # no text of the error: a database's message may quote a person's facts
        log.error("urgent_case_not_opened", error=type(error).__name__)
        return False
    return True


def _cannot_phone(turn: Turn) -> bool:
    return says_no_calls(turn.text) or says_line_is_no_way(turn.text)


def _number_said(turn: Turn) -> str | None:
    try:
        return parse_phone_number(turn.text)
    except InvalidNumber:
        return None
