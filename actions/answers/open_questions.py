"""Questions that nobody on record answers, noted until they are put to the base, the employer or the clerk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.turn import Turn
from language.asking import asks
from language.asking_for_me import without_the_wish_to_ask

NOTED = "asked_and_not_on_record"
"""fact: what is noted: what each is about (class, job, policy, case), its record's id and name, the questions"""
MOST_NOTED, MOST_TURNS = 5, 2
SHORT_WORDS = 20
"""characters of a question that is put as it was said, whatever its subject was taken for"""
LONGEST_WORDS = 60
"""characters of a question that is kept in the person's own words"""


def note(turn: Turn, about: str, record: int | None, name: str, subjects: Sequence[str], words: str) -> None:
    """Note a question: by its subjects (管不管饭) where they are known, else in the person's words."""
    kept = list(turn.get(NOTED) or [])
    own = without_the_wish_to_ask(words)[:LONGEST_WORDS]
    in_own_words = asks(words) and (len(own) <= SHORT_WORDS or not subjects)
    asked = [own] if in_own_words else list(dict.fromkeys(subjects))
    if not asked:
        return
    same = next((one for one in noted(turn) if (one["about"], one["record"]) == (about, record)), None)
    if same is None:
        kept = [*kept, {"about": about, "record": record, "name": name, "asked": asked, "turn": turn.number}]
    else:
        same["turn"] = turn.number
        same["asked"] = list(dict.fromkeys([*same["asked"], *asked]))[-MOST_NOTED:]
    turn.set(NOTED, kept[-MOST_NOTED:])


def noted(turn: Turn) -> list[dict[str, Any]]:
    """Return what is noted, the earliest first; what was asked long ago nobody means any more."""
    return [one for one in turn.get(NOTED) or [] if turn.number - one["turn"] <= MOST_TURNS]


def put_in_words(one: dict[str, Any]) -> str:
    """Return a noted question as it is put to those who know: 中式面点初级班：管不管饭、能不能陪."""
    asked = "、".join(one["asked"])
    return f"{one['name']}：{asked}" if one["name"] else asked
