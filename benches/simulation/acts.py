"""What a simulated person does in a turn, by name."""

from __future__ import annotations

from dataclasses import dataclass

EXCUSED = frozenset({
    "digresses", "chats", "off_topic", "mishears", "goes_back", "asks_where", "waits", "resumes", "second_wish",
    "silent", "corrects", "changes_mind", "greets", "home",
})  # fmt: skip
"""what people do on purpose does not try their patience"""
PUTS_RIGHT = ("corrects", "corrects again", "changes_mind")
SILENCE = ""
"""what a telephone hears of who says nothing; a page hears nothing until they come back"""


@dataclass(frozen=True)
class Move:
    """What is done: `act` says why."""

    act: str
    text: str
