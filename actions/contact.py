"""By which means a person of the office can reach the person who talks, and of which office."""

from __future__ import annotations

from typing import Any

from actions.reading import Segment
from actions.turn import Turn
from language.corrections import denies_what_stands
from language.numbers.digits import gives_a_number
from server.registry.database import utcnow
from server.registry.services import reach, responsible
from server.registry.services.people import HEARING, SPEECH
from server.words import word

HOME, ORIGIN = "home", "comes_from"
"""facts: the divisions where somebody said to live and to come from; 我唐山的 is often the only one that is said"""
CANNOT_TAKE_CALLS = "cannot_take_calls"
"""fact: who speaks has said that calls are no use to them; False where they said that calls are fine"""
CHAT_STAYS = ("web", "wechat")
"""channels where what is written is still there when the person comes back"""
NOBODY = "nobody_answers"
NO_CALLS, CALLS, OWN, BAD_LINE = "writing_only", "calls_fine", "mine", "unheard"
"""signs of the reading: is not to be rung up; may be; the number is the speaker's own; does not hear just now"""


def told_area(turn: Turn) -> str | None:
    """Return the division whose office is meant, as far as somebody told: their home, else where they look."""
    told = (turn.get(HOME), turn.get(ORIGIN), turn.get("place"))
    return next((code for code in told if code and turn.context.gazetteer.get(code)), None)


def remember_how_to_reach(turn: Turn) -> bool:
    """Keep for the whole conversation whether who speaks can be rung up; tell whether it is new that they cannot.

    What was read as a wish to change the number on record and only says how to be reached is dealt with here.
    """
    turn.deal_with(*[one for one in turn.reading.of("wish", "correction") if _says_how(turn, one)])
    if _may_be_rung_up(turn):
        _note_that_calls_are_fine(turn)
        return False
    if turn.get(CANNOT_TAKE_CALLS):
        return False
    if turn.reading.shows(NO_CALLS) or (not _for_another(turn) and _tells_of_not_hearing(turn)):
        turn.set(CANNOT_TAKE_CALLS, True)
        return True
    return False


def _may_be_rung_up(turn: Turn) -> bool:
    """Whether calls are said to be fine, or the telephone to be the helper's own."""
    helps = _for_another(turn) or turn.reading.shows(OWN)
    if turn.reading.shows(NO_CALLS) or _calls_themselves_deaf(turn) or (turn.cannot_take_calls and not helps):
        return False
    return turn.reading.shows(CALLS) or (_for_another(turn) and turn.reading.shows(OWN))


def _calls_themselves_deaf(turn: Turn) -> bool:
    own = [one for one in turn.reading.whole.named("disability_category") if one.role == "own"]
    return any(value in (HEARING, SPEECH) for one in own for value in one.values if one.polarity != "not_wanted")


def _tells_of_not_hearing(turn: Turn) -> bool:
    # Who hears nothing is deaf where it is written; where it is spoken the line is bad.
    return (_calls_themselves_deaf(turn) or turn.reading.shows(BAD_LINE)) and not turn.by_voice


def _note_that_calls_are_fine(turn: Turn) -> None:
    """Take back that only text messages are wanted, and say so where it was said before."""
    turn.deal_with(*[one for one in turn.reading.of("correction") if one.about == "name" and _only_names(one)])
    if turn.get(CANNOT_TAKE_CALLS) and turn.history.told("identity.in_writing"):
        turn.deal_with(*[one for one in turn.reading.of("steering") if one.intent == "wait"])
        turn.full_prompt = True
        turn.say("identity.calls_fine")
    turn.set(CANNOT_TAKE_CALLS, False)


def _only_names(said: Segment) -> bool:
    """Whether a name is told and none is called wrong: 可以打电话，找韩冬梅."""
    return not denies_what_stands(said.text)


def _for_another(turn: Turn) -> bool:
    """Whether it is somebody else's matter: how they hear says nothing of who speaks."""
    return turn.get("for_whom") not in (None, "self") or turn.reading.for_whom != "self"


def _says_how(turn: Turn, said: Segment) -> bool:
    """Whether a segment says by which means to be reached, and names no number: 别打电话给我，发短信."""
    of_contact = said.intent == "update_profile" or said.about in ("phone", "mode", "other")
    means = of_contact or turn.reading.shows("stands")
    return means and turn.reading.shows(NO_CALLS, CALLS, OWN) and not gives_a_number(said.text)


def cannot_take_calls(turn: Turn) -> bool:
    """Whether who speaks is deaf or does not speak: said, on record, or by the number of their own certificate."""
    if (told := turn.get(CANNOT_TAKE_CALLS)) is not None:
        return bool(told)
    if turn.get("for_whom") not in (None, "self"):
        return False
    return turn.get("disability_category") in (HEARING, SPEECH) or turn.cannot_take_calls


def means_of(turn: Turn, asks_call: bool = False) -> str:
    """Return text (here in the chat), call or sms, as channel, mode and person allow."""
    stays = turn.conversation.channel in CHAT_STAYS
    if cannot_take_calls(turn):
        return "text" if stays else "sms"
    return "call" if asks_call or turn.by_voice or not stays else "text"


def office_of(turn: Turn) -> str | None:
    """Return whose office gets what is passed on: the person's, else as was told, else the conversation's."""
    return responsible.office_of(turn.person, told_area(turn), turn.conversation)


def nobody_answers(turn: Turn, urgent: bool = False) -> bool:
    """Whether nobody of that office reads what is passed on: then nothing is said to have been passed on.

    What is urgent is for whoever there is, of any office.
    """
    area = None if urgent else office_of(turn)
    if (NOBODY, area) not in turn.memo:
        turn.memo[NOBODY, area] = not turn.context.answered(turn.session, area)
    return bool(turn.memo[NOBODY, area])


def office_contact(turn: Turn) -> str:
    """Return how the office is reached outside this service, as it is said."""
    return turn.context.office_contact or word("handover.contact").text


def is_only_noticed(turn: Turn, means: str) -> bool:
    """Whether a text message to the number that was told will say no more than that there is an answer."""
    told = reach.Told(turn.person, number_of(turn), turn.conversation_id, utcnow())
    return means == "sms" and reach.is_proved(turn.session, told) is False


def number_of(turn: Turn) -> str | None:
    """Return the telephone number that was told, else the one on record."""
    told: Any = turn.get("phone_number")
    return told or (turn.person.phone if turn.person else None)
