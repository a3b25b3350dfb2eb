"""What became of the matter that was handed over, and of a complaint whose receipt number is said.

The first is asked in the words that wish for a person, where one was called.
"""

from __future__ import annotations

from actions.answers import case_state
from actions.dialogue.open_task import OpenTask
from actions.menu import A_PERSON
from actions.outcome import Begin, GoOn, Outcome, StayOpen
from actions.turn import Turn
from language.asking import asks, asks_by_form
from language.refusals import gives_up, takes_a_case_back
from language.thresholds import SURE_WISH
from server.registry.services.handover import waiting_case

SHORT = 12
"""characters of a message that is of one piece, however it was cut"""


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Tell how far the case is; where there is none, or a person is wished for, leave it to those behind."""
    if task is not None and turn.state.question == "free_text":
        return None  # the matter is put in words; whatever they are
    if case_state.tell_complaint(turn):
        turn.deal_with(*turn.reading.segments)
        return GoOn() if task else StayOpen()
    if task is None and _takes_it_back(turn):
        turn.deal_with(*turn.reading.segments)
        return Begin("withdraw_case", turn.reading.whole)
    if task is None and case_state.named(turn) is not None and case_state.tell(turn):
        turn.deal_with(*turn.reading.segments)
        return StayOpen()
    if not _speaks_of_a_person(turn) or not asks_by_form(turn.text) or not case_state.tell(turn):
        return None
    turn.deal_with(*turn.reading.segments)
    return GoOn() if task else StayOpen()


def _takes_it_back(turn: Turn) -> bool:
    """Whether the case that still waits is given up, by its number or by what it is."""
    waits, named = waiting_case(turn.session, turn.conversation_id), case_state.named(turn)
    if waits is None or asks(turn.text) or named not in (None, waits):
        return False
    return takes_a_case_back(turn.text) or (named is not None and gives_up(turn.text))


def _speaks_of_a_person(turn: Turn) -> bool:
    """Whether all of the message is about the office's people, by the classifier that knows no situation."""
    if len(turn.reading.segments) != 1 and len(turn.text) > SHORT:
        return False
    first = next(iter(turn.ranking), {})
    return first.get("name") == A_PERSON and float(first.get("confidence") or 0.0) >= SURE_WISH
