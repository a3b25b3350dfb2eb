"""By which means a person of the office can reach the person who talks."""

from __future__ import annotations

from typing import Any

from actions.reading import Segment
from actions.turn import Turn
from language.numbers.digits import gives_a_number
from server.registry.services.people import HEARING, SPEECH

CANNOT_TAKE_CALLS = "cannot_take_calls"
CHAT_STAYS = ("web", "wechat")
"""channels where what is written is still there when the person comes back"""
NO_CALLS, CALLS, BAD_LINE = "writing_only", "calls_fine", "unheard"
"""signs of the reading: is not to be rung up; may be; does not hear just now"""


def remember_how_to_reach(turn: Turn) -> bool:
    """Keep for the whole conversation that the person cannot telephone; tell whether it is new.

    What was read as a wish to change the number on record and only says how to be reached is dealt with here.
    """
    turn.deal_with(*[one for one in turn.reading.of("wish", "correction") if _says_how(turn, one)])
    if turn.reading.shows(CALLS) and not turn.reading.shows(NO_CALLS):
        turn.set(CANNOT_TAKE_CALLS, None)
        return False
    if turn.get(CANNOT_TAKE_CALLS):
        return False
    own = [one for one in turn.reading.whole.named("disability_category") if one.role == "own"]
    deaf = any(value in (HEARING, SPEECH) for one in own for value in one.values if one.polarity != "not_wanted")
    # Who hears nothing is deaf where it is written; where it is spoken the line is bad.
    unheard = deaf or turn.reading.shows(BAD_LINE)
    if turn.reading.shows(NO_CALLS) or (unheard and not turn.by_voice):
        turn.set(CANNOT_TAKE_CALLS, True)
        return True
    return False


def _says_how(turn: Turn, said: Segment) -> bool:
    """Whether a segment says by which means to be reached, and names no number: 别打电话给我，发短信."""
    means = said.intent == "update_profile" or said.about in ("phone", "mode", "other")
    return means and turn.reading.shows(NO_CALLS) and not gives_a_number(said.text)


def cannot_take_calls(turn: Turn) -> bool:
    """Whether the person is deaf or does not speak: said, on record, or by the number that was given."""
    told = turn.get("disability_category") in (HEARING, SPEECH)
    return bool(turn.get(CANNOT_TAKE_CALLS)) or told or turn.cannot_take_calls


def means_of(turn: Turn, asks_call: bool = False) -> str:
    """Return text (here in the chat), call or sms, as channel, mode and person allow."""
    stays = turn.conversation.channel in CHAT_STAYS
    if cannot_take_calls(turn):
        return "text" if stays else "sms"
    return "call" if asks_call or turn.by_voice or not stays else "text"


def number_of(turn: Turn) -> str | None:
    """Return the telephone number that was told, else the one on record."""
    told: Any = turn.get("phone_number")
    return told or (turn.person.phone if turn.person else None)
