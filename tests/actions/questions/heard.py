"""How a question takes a whole message."""

from __future__ import annotations

from typing import Any

from actions.questions.question import Question
from actions.turn import Turn


def certain(question: Question, turn: Turn) -> bool:
    """Whether the message is an answer by its form alone."""
    return question.is_certain(turn, turn.reading.whole)


def parse(question: Question, turn: Turn) -> Any:
    """The value that the message gives as an answer."""
    return question.parse(turn, turn.reading.whole)


def extract(question: Question, turn: Turn) -> Any:
    """The value that the message tells beside something else."""
    return question.extract(turn, turn.reading.whole)
