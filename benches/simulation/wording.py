"""A person's own way of putting things: phrases of their manner, in their voice."""

from __future__ import annotations

import random
import re

from benches.simulation.facts import Facts
from benches.simulation.goals import Goal
from benches.simulation.habits import Habits
from benches.simulation.phrases import name_of, pick, table
from benches.simulation.voices import DAY, misheard, mistyped, spoken_day, spoken_number, without_punctuation

NUMBER = re.compile(r"\d{4,}X?\d*|\d{2,}")


class Wording:
    """Turns what is meant into what is sent; `slips` off for who speaks plainly."""

    def __init__(self, facts: Facts, habits: Habits, plain: bool = False) -> None:
        self._facts, self._habits, self._plain = facts, habits, plain

    def say(self, key: str, draw: random.Random, **values: str) -> str:
        """Return one way to say it."""
        if self._facts.by_voice:
            values = {name: self._spoken(value, draw) for name, value in values.items()}
        return self._voiced(pick(key, self._facts.manner, draw).format(**values), draw)

    def bare(self, value: str, draw: random.Random) -> str:
        """Return a value and nothing else."""
        return self._spoken(value, draw) if self._facts.by_voice else value

    def item(self, slot: str, goal: Goal, draw: random.Random) -> str:
        """Return what this person calls an item."""
        return name_of("trade_of_work" if slot == "occupation" and goal.kind == "find_job" else slot, draw)

    def wish(self, goal: Goal, says: dict[str, str], full: bool, draw: random.Random) -> str:
        """Return the wish, with all that is known from the beginning or without."""
        key = goal.kind
        if key == "enrol" and "skill_level" in says:
            key = "enrol_level"
        elif key in ("enrol", "find_job") and not full:
            key = f"{key}_bare"
        values = {
            "trade": says.get("occupation", ""), "place": says.get("place", ""), "mode": says.get("work_mode", ""),
            "level": says.get("skill_level", ""),
        }  # fmt: skip
        return self.say(key, draw, **values)

    def second_wish(self, kind: str, draw: random.Random) -> str:
        """Return a wish that comes to mind in the middle of another task."""
        wishes: list[str] = table("names")["second_wishes"][kind]
        return self.say("second_wish", draw, wish=draw.choice(wishes))

    def _spoken(self, value: str, draw: random.Random) -> str:
        if DAY.match(value):
            return spoken_day(value)
        return NUMBER.sub(lambda found: spoken_number(found.group(), draw), value)

    def _voiced(self, text: str, draw: random.Random) -> str:
        if self._facts.by_voice:
            return misheard(without_punctuation(text), draw)
        if not self._plain and "mistypes" in self._habits.names:
            wrong = mistyped(text, draw)
            if wrong != text:
                self._habits.count("mistypes")
            return wrong
        return text
