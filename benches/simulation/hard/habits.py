"""What the hard person does besides answering."""

from __future__ import annotations

from benches.simulation.facts import Facts, stream
from benches.simulation.goals import Goal
from benches.simulation.habits import SAID_WRONG, Habits, Slip, one_of

SHARES = {
    "vague": 0.6, "corrects": 0.6, "silent": 0.3, "hums": 0.5, "drifts": 0.5, "remarks": 0.7, "tells_stories": 0.5,
    "mistypes": 0.3, "own_words": 0.3,
}  # fmt: skip
"""how many people have the habit"""
FEWEST_TURNS_LATE, MOST_TURNS_LATE = 2, 4


def hard_habits(facts: Facts, goal: Goal) -> Habits:
    """Draw the habits of a hard person; a wrong value is put right some turns later, at the last before the yes."""
    draw = stream(facts.seed, "hard habits")
    names = {name for name, share in SHARES.items() if draw.random() < share}
    if facts.by_voice:
        names.discard("mistypes")
    found = Habits(frozenset(names))
    if "corrects" in names and (slot := one_of(SAID_WRONG, goal, draw)):
        found.slip = Slip(slot, draw.randint(FEWEST_TURNS_LATE, MOST_TURNS_LATE), draw.random() < 0.5)
    return found
