"""The crisis path: an urgent case, a calm sentence, the crisis line, and staying there; never a menu."""

from __future__ import annotations

from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from actions.contact import CANNOT_TAKE_CALLS, cannot_take_calls, means_of, nobody_answers, number_of, told_area
from actions.turn import Turn
from language.numbers.personal import InvalidNumber, parse_phone_number
from server.registry.services.handover import open_case
from server.words import Digits

log = structlog.get_logger(__name__)

WISH = "情绪危机"
CALLED = "crisis_called"
"""fact: a person of the office was asked to come; where the registry failed the next message tries again"""
NUMBER_TOLD = "crisis_number_told"
"""fact: the urgent case has a number already, although who talks now is not known to be who told it"""
HELP_INTENTS = ("talk_to_human", "ask_case_status", "ask_next", "bot_challenge")
"""asked while help is on its way: of the help, and no matter of its own"""


def open_crisis(turn: Turn) -> None:
    """Open an urgent case; say a calm sentence, the crisis line, and that a person was asked to come."""
    turn.clear([NUMBER_TOLD])
    asked = _ask_for_a_person(turn)
    turn.say("crisis.calm" if turn.reading.for_whom == "self" else "crisis.calm_for_another")
    _say_emergency(turn)
    _say_line(turn)
    if asked:
        turn.say(f"crisis.person_{means_of(turn)}")
    _ask_for_number(turn)


def stay(turn: Turn) -> None:
    """Answer what is said while the person waits for somebody."""
    number = _number_said(turn)
    if number is not None:
        turn.set("phone_number", number)
    intents = {one.intent for one in turn.reading.segments}
    if number is not None or "talk_to_human" in intents or not turn.get(CALLED):
        _ask_for_a_person(turn, goes_on=True)
    if "bot_challenge" in intents:
        turn.say("small.bot_challenge")
    if number is not None and turn.get(CALLED):
        turn.say("crisis.number_noted", phone=Digits(number[-4:]))
    elif turn.reading.distress == "crisis":
        turn.say("crisis.i_hear")
        _say_emergency(turn)
    elif intents & {"ask_next", "ask_case_status"} and turn.get(CALLED):
        office = turn.context.office
        is_open = office.open_at(turn.context.now())
        turn.say("crisis.how_long_open" if is_open else "crisis.how_long_closed", hours=office.said)
    elif turn.get(CALLED) and not _line_is_no_way(turn):
        turn.say(f"crisis.coming_{means_of(turn)}")
    _say_line(turn)
    _ask_for_number(turn)


def called_before(turn: Turn) -> dict[str, Any]:
    """Return what is known of the help that was called, so that it goes on whoever talks now: no name, no number."""
    known = {
        CALLED: turn.get(CALLED),
        CANNOT_TAKE_CALLS: cannot_take_calls(turn) or turn.get(CANNOT_TAKE_CALLS),
        NUMBER_TOLD: number_of(turn) is not None or turn.get(NUMBER_TOLD),
    }
    return {fact: value for fact, value in known.items() if value is not None}


def is_about_the_help(turn: Turn) -> bool:
    """Whether the message asks about the help that was called, or gives the number where it is to come."""
    asked = any(one.intent in HELP_INTENTS for one in turn.reading.segments)
    return asked or _number_said(turn) is not None or _line_is_no_way(turn)


def _say_emergency(turn: Turn) -> None:
    """Say what saves a life before anybody of the office is at work."""
    turn.say("crisis.emergency_in_writing" if cannot_take_calls(turn) else "crisis.emergency")


def _say_line(turn: Turn) -> None:
    in_writing = cannot_take_calls(turn) or _line_is_no_way(turn)
    turn.say("crisis.line_in_writing" if in_writing else "crisis.line", line=Digits(turn.context.crisis_line))


def _ask_for_number(turn: Turn) -> None:
    means = means_of(turn)
    if turn.get(NUMBER_TOLD):
        return
    if turn.get(CALLED) and means != "text" and number_of(turn) is None:
        turn.say(f"crisis.ask_number_{means}")


def _ask_for_a_person(turn: Turn, goes_on: bool = False) -> bool:
    """Open an urgent case; return False where the registry fails, or nobody reads it: the line must be said then.

    `goes_on` where help was called before: it is still the same.
    """
    number = number_of(turn)
    gathered: dict[str, Any] = {"phone_number": number} if number else {}
    deaf, means, area = cannot_take_calls(turn), means_of(turn), told_area(turn)
    try:
        with turn.writing.write_at_once() as session:
            open_case(
                session, turn.conversation_id, WISH, gathered, means, deaf, turn.actor,
                urgent=True, told_area=area, goes_on=goes_on,
            )  # fmt: skip
        answered_here = not nobody_answers(turn, urgent=True)
    except SQLAlchemyError as error:  # no text of the error: a database's message may quote a person's facts
        log.error("urgent_case_not_opened", error=type(error).__name__)
        turn.clear([CALLED])
        return False
    turn.set(CALLED, answered_here)
    return answered_here


def _line_is_no_way(turn: Turn) -> bool:
    """Whether the person says that the telephone is no way just now."""
    return turn.reading.shows("no_line", "writing_only")


def _number_said(turn: Turn) -> str | None:
    try:
        return parse_phone_number(turn.text)
    except InvalidNumber:
        return None
