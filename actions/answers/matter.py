"""What a person of the office is wanted for, where this message or the last one has said it."""

from __future__ import annotations

from actions.answers.open_questions import noted, put_in_words
from actions.answers.own_words import ASK_FOR_ME
from actions.menu import A_PERSON
from actions.reading import Segment
from actions.turn import Turn
from language.asking_for_me import CLAUSES, without_the_wish_to_ask
from language.commands import read_command
from language.telephone import asks_for_a_call
from language.writing.plain import squeeze

ASKED_FOR = ("wish", "question", "correction")
TOLD = ("background", *ASKED_FOR)
NO_MATTER = ("steering", "social")
SHORTEST = 4
"""characters of a clause that says what it is about"""
DONE = (".done", ".asked", ".added")
"""ends of the keys that say that what was wished for is done"""


def told_already(turn: Turn) -> str | None:
    """Return what is wanted, in the words of this message or of the last one; None where neither says it."""
    return _told_now(turn) or (put_in_words(noted(turn)) or None) or _told_before(turn)


def _told_now(turn: Turn) -> str | None:
    if read_command(turn.text) == A_PERSON:
        return None
    segments = [one for one in turn.reading.segments if one.role not in NO_MATTER]
    others = [one for one in segments if one.intent != A_PERSON and one.role in TOLD]
    if any(len(squeeze(one.text)) >= SHORTEST and not _says_how(one.text) for one in others):
        return "".join(one.text for one in segments).strip()
    clauses = [one for one in CLAUSES.split(turn.text) if len(squeeze(one)) >= SHORTEST and not _says_how(one)]
    return turn.text.strip() if len(clauses) > 1 else None


def _told_before(turn: Turn) -> str | None:
    """Return the words of the last message, where it wished for something that was not done."""
    before = turn.history.reading_before
    if before is None or any(str(one.get("key")).endswith(DONE) for one in turn.history.last_messages):
        return None
    asked = [one for one in before.segments if _asks_for_something(one) and len(squeeze(one.text)) >= SHORTEST]
    if not asked:
        return None
    said = [one for one in before.segments if one.role == "background" or _asks_for_something(one)]
    return without_the_wish_to_ask("".join(one.text for one in said)) or None


def _asks_for_something(said: Segment) -> bool:
    return (said.role in ASKED_FOR and said.intent != A_PERSON) or said.intent == ASK_FOR_ME


def _says_how(text: str) -> bool:
    """Whether words say no more than by which means to be reached."""
    return asks_for_a_call(text)
