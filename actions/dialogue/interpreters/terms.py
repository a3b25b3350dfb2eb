"""What does this word mean? A word that the office uses is explained wherever it is asked about."""

from __future__ import annotations

from actions.dialogue.open_task import OpenTask
from actions.outcome import GoOn, Outcome, Partly, StayOpen
from actions.turn import Turn
from language.terms import term_asked_about


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Explain the word; what is said beside the question is left to the interpreters behind."""
    said = next((one for one in turn.reading.segments if term_asked_about(one.text)), None)
    term = term_asked_about(said.text if said is not None else turn.text)
    if term is None:
        return None
    turn.say(f"term.{term}")
    if said is None or len(turn.reading.segments) == 1:
        turn.deal_with(*turn.reading.segments)
        turn.reprompt = True
        return GoOn() if task else StayOpen()
    turn.deal_with(said)
    return Partly()
