"""What can be asked for: each task's name (server/words/texts/title.yml) and the words that choose it (wish.yml)."""

from __future__ import annotations

from actions.said import Choice
from actions.turn import Turn
from server.words.menu import A_PERSON, MENU, common_wishes, sentence_of, title_of

__all__ = ["A_PERSON", "MENU", "menu", "sentence_of", "title_of", "to"]


def to(intent: str) -> Choice:
    """Return the choice that begins a task."""
    return Choice(title_of(intent), sentence_of(intent))


def menu(turn: Turn) -> list[Choice]:
    """Return the common wishes to choose from, as many as the mode allows, a person last."""
    return [to(intent) for intent in common_wishes(turn.said.option_limit)]
