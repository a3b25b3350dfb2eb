"""The commonest wishes, offered where nothing else is known: by the greeting, and by the dialogue."""

from __future__ import annotations

from server.words.catalogue import variants

MENU = ("browse_courses", "check_subsidy_eligibility", "apply_subsidy", "find_job", "check_enrolment_status")
A_PERSON = "talk_to_human"
OPTIONS_ON_SCREEN = 6
OPTIONS_IN_THE_EAR = 3


def title_of(intent: str) -> str:
    """Return what a task is called when it is spoken of: 报名培训. Raises `KeyError` for an intent without one."""
    return variants(f"title.{intent}")[0]["text"]


def sentence_of(intent: str) -> str:
    """Return the words by which a task is chosen, which mean that task and nothing else."""
    return variants(f"wish.{intent}")[0]["text"]


def common_wishes(most: int) -> tuple[str, ...]:
    """Return the intents to choose from, at most so many, a person last."""
    return (*MENU[: most - 1], A_PERSON)
