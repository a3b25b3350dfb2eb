"""What a person does besides answering: who has which habit, and when it shows."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from benches.simulation.facts import Facts, stream
from benches.simulation.goals import Goal

SHARES = {
    "several_facts": 0.4, "corrects": 0.4, "changes_mind": 0.15, "digresses": 0.3, "off_topic": 0.2, "mishears": 0.25,
    "goes_back": 0.15, "asks_where": 0.2, "waits": 0.2, "second_wish": 0.2, "silent": 0.15, "mistypes": 0.3,
    "greets": 0.2, "chats": 0.15, "own_words": 0.5,
}  # fmt: skip
"""how many people have the habit"""
CHANCE = 0.22
"""that a habit shows in a turn in which it could"""
AT_MOST = 2
OF_IDENTITY = ("person_name", "certificate_number", "phone_number")
SAID_WRONG = {
    "register": OF_IDENTITY,
    "enrol": ("occupation", "place", "certificate_number", "phone_number", "person_name"),
    "find_job": ("occupation", "place", "phone_number", "person_name"),
    "claim": ("bank_account", "certificate_trade", "issued_on", "skill_level", "phone_number", "certificate_number"),
}
CHANGED = {
    "register": ("phone_number",), "enrol": ("occupation",), "find_job": ("occupation",), "claim": ("bank_account",)
}  # fmt: skip


@dataclass
class Slip:
    """A value that is not the right one: said, noticed, put right."""

    slot: str
    late: int
    """turns before it is noticed"""
    with_value: bool
    said_in: int | None = None
    named: bool = False
    mended: bool = False


@dataclass
class Habits:
    """The habits of one person; `shown` counts how often each of them showed."""

    names: frozenset[str] = frozenset()
    slip: Slip | None = None
    change: str | None = None
    shown: dict[str, int] = field(default_factory=dict)

    def shows(self, name: str, draw: random.Random, chance: float = CHANCE, at_most: int = AT_MOST) -> bool:
        """Whether the habit shows now; it is counted when it does."""
        if name not in self.names or self.shown.get(name, 0) >= at_most or draw.random() >= chance:
            return False
        self.count(name)
        return True

    def count(self, name: str) -> None:
        self.shown[name] = self.shown.get(name, 0) + 1


def habits(facts: Facts, goal: Goal) -> Habits:
    """Draw the habits of a person."""
    draw = stream(facts.seed, "habits")
    names = {name for name, share in SHARES.items() if draw.random() < share}
    if facts.by_voice:
        names.discard("mistypes")
    found = Habits(frozenset(names))
    if "corrects" in names and (slot := one_of(SAID_WRONG, goal, draw)):
        found.slip = Slip(slot, draw.randint(0, 2), draw.random() < 0.6)
    if "changes_mind" in names:
        found.change = one_of(CHANGED, goal, draw)
        if found.slip and found.slip.slot == found.change:
            found.change = None
    return found


def one_of(of: Mapping[str, tuple[str, ...]], goal: Goal, draw: random.Random) -> str | None:
    known = ("person_name",) if goal.on_record else ()
    of_reported = ("certificate_trade", "issued_on", "skill_level") if goal.certificate_on_record else ()
    slots = [
        slot
        for slot in of.get(goal.kind, ())
        if slot not in known + of_reported and (slot in OF_IDENTITY or slot == "bank_account" or slot in goal.others)
    ]
    return draw.choice(slots) if slots else None
