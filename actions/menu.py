"""What can be asked for: each task's name (server/words/texts/title.yml) and the words that choose it (wish.yml)."""

from __future__ import annotations

from actions.turn import Choice, Turn
from server.words import variants

MENU = ("browse_courses", "check_subsidy_eligibility", "apply_subsidy", "find_job", "check_enrolment_status")
"""the commonest wishes, offered where nothing else is known"""
A_PERSON = "talk_to_human"


def title_of(intent: str) -> str:
    """Return what a task is called when it is spoken of: 报名培训. Raises `KeyError` for an intent without one."""
    return variants(f"title.{intent}")[0]["text"]


def sentence_of(intent: str) -> str:
    """Return the words by which a task is chosen, which mean that task and nothing else."""
    return variants(f"wish.{intent}")[0]["text"]


def to(intent: str) -> Choice:
    """Return the choice that begins a task."""
    return Choice(title_of(intent), sentence_of(intent))


def menu(turn: Turn) -> list[Choice]:
    """Return the common wishes to choose from, as many as the mode allows, a person last."""
    return [to(intent) for intent in (*MENU[: turn.option_limit - 1], A_PERSON)]
