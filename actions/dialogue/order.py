"""The order in which a message is read. Each interpreter deals with its own segments and leaves the rest."""

from __future__ import annotations

from collections.abc import Callable

from actions.dialogue.interpreters import (
    answers,
    asking,
    case_questions,
    commands,
    corrections,
    crisis,
    doubts,
    facts,
    how_to_reach,
    intercepts,
    left_undone,
    no_match,
    offers,
    put_off,
    questions,
    rules,
    second_thoughts,
    small_talk,
    steering,
    terms,
    wishes,
    wrong_turn,
)
from actions.dialogue.open_task import OpenTask
from actions.outcome import Outcome
from actions.turn import Turn

Interpret = Callable[[Turn, OpenTask | None], Outcome | None]
ORDER: tuple[Interpret, ...] = (
    crisis.interpret,
    intercepts.interpret,
    commands.interpret,
    case_questions.interpret,
    doubts.interpret,
    terms.interpret,
    how_to_reach.interpret,
    second_thoughts.interpret,
    left_undone.interpret,
    put_off.interpret,
    wrong_turn.interpret,
    answers.interpret,
    asking.after_the_answer,
    offers.interpret,
    rules.interpret,
    corrections.interpret,
    steering.interpret,
    questions.interpret,
    wishes.interpret,
    facts.interpret,
    small_talk.interpret,
    no_match.interpret,
)
