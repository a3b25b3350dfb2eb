"""What is answered whatever is being done: insults, another language, orders to a machine."""

from __future__ import annotations

from actions.dialogue.interpreters import no_match
from actions.dialogue.open_task import OpenTask
from actions.menu import A_PERSON, menu, to
from actions.outcome import GoOn, Outcome
from actions.turn import Turn
from language.curses import is_abuse
from language.orders import is_order_to_a_machine
from language.writing.tongues import foreign_tongue, has_no_chinese

LAST_RUNG = 2
"""messages not understood after which the next offers a person"""

OWN = "/"
"""begins what the service itself sends to the bot (the greeting); a person's slash never gets here"""


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Answer a message that is nothing but this; where a wish stands beside an insult, the wish counts."""
    if turn.text.startswith(OWN):
        return None
    if tongue := foreign_tongue(turn.text):
        turn.say(f"aside.{tongue}", options=[to(A_PERSON)])
        return GoOn()
    if is_order_to_a_machine(turn.text) or has_no_chinese(turn.text):
        return _no_words_of_ours(turn, task)
    segments = turn.reading.segments
    if is_abuse(turn.text) or (segments and all(one.intent == "abuse" for one in segments)):
        # Calm, and once: who goes on is not answered each time in the same words, and a person stays in reach.
        key = "aside.go_on" if turn.history.told("aside.abuse") else "aside.abuse"
        turn.say(key, options=[to(A_PERSON)] if task else menu(turn))
        return GoOn()
    return None


def _no_words_of_ours(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Let it answer the open question by its form (a Latin name); whatever else was read in it, it says nothing."""
    question = task.requested if task else None
    if question is None:
        return no_match.interpret(turn, None) if turn.state.no_match_count >= LAST_RUNG else _out_of_scope(turn)
    return None if question.is_certain(turn, turn.reading.whole) else no_match.interpret(turn, task)


def _out_of_scope(turn: Turn) -> Outcome:
    turn.state.no_match_count += 1
    turn.say("small.out_of_scope", options=menu(turn))
    return GoOn()
