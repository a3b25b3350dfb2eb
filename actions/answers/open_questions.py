"""Questions that nobody on record answers, noted until they are put to the base, the employer or the clerk."""

from __future__ import annotations

from typing import Any

from actions.turn import Turn
from language.asking_for_me import SEPARATOR
from language.writing.plain import squeeze

NOTED = "asked_and_not_on_record"
"""fact: what is noted: each with what it is about (class, job, policy, case), its record's id and name, and words"""
MOST_NOTED, MOST_TURNS = 5, 2
LONGEST_WORDS = 120
"""characters of a question that is kept in the person's own words"""


def note(turn: Turn, about: str, record: int | None, name: str, words: str) -> None:
    """Note a question in the person's own words."""
    asked = words[:LONGEST_WORDS]
    if not squeeze(asked):
        return
    kept = [one for one in turn.get(NOTED) or [] if one["asked"] != asked]
    one = {"about": about, "record": record, "name": name, "asked": asked, "turn": turn.number}
    turn.set(NOTED, [*kept, one][-MOST_NOTED:])


def noted(turn: Turn) -> list[dict[str, Any]]:
    """Return what is noted, the earliest first; what was asked long ago nobody means any more."""
    return [one for one in turn.get(NOTED) or [] if turn.number - one["turn"] <= MOST_TURNS]


def meant(turn: Turn) -> list[dict[str, Any]]:
    """Return what is meant to be asked: all of the message that asked last, and what was asked before of the same."""
    kept = noted(turn)
    if not kept:
        return []
    newest = [one for one in kept if one["turn"] == kept[-1]["turn"]]
    records = [(one["about"], one["record"]) for one in newest]
    return [one for one in kept if one in newest or (one["about"], one["record"]) in records]


def put_in_words(asked: list[dict[str, Any]], leading: str = "") -> str:
    """Return questions as they are put to those who know: 中式面点初级班：管不管饭；能不能陪.

    `leading` is the name of the record that stands before all of it and need not be said.
    """
    said, name = "", leading
    for one in asked:
        before = f"{one['name']}：" if one["name"] not in ("", name) else ""
        name = one["name"] or name
        said += (SEPARATOR if said else "") + before + one["asked"]
    return said
