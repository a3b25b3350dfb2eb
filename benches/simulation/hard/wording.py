"""The hard person's own words, with the person for whom they speak."""

from __future__ import annotations

import random

from benches.simulation.facts import stream
from benches.simulation.goals import Goal
from benches.simulation.phrases import table
from benches.simulation.wording import Wording


class CurtWording(Wording):
    """Says a wish as that of the child or the mother where it is theirs."""

    @property
    def who(self) -> str:
        """What the speaker calls the person whose matter it is, nothing where it is their own."""
        if self._facts.helps is None:
            return ""
        called: list[str] = table("hard")["who"][self._facts.helps]
        return stream(self._facts.seed, "who").choice(called)

    def wish(self, goal: Goal, says: dict[str, str], full: bool, draw: random.Random) -> str:
        """Return the wish, with all that is known from the beginning or without."""
        key = goal.kind
        if key == "enrol" and "skill_level" in says:
            key = "enrol_level"
        elif key in ("enrol", "find_job") and not full:
            key = f"{key}_bare"
        values = {
            "trade": says.get("occupation", ""), "place": says.get("place", ""), "level": says.get("skill_level", ""),
        }  # fmt: skip
        if self.who:
            return self.say(f"{key}_for", draw, who=self.who, **values)
        return self.say(key, draw, **values)

    def vague_choice(self, slot: str, draw: random.Random) -> str:
        """Return words that could mean any of the things on a list."""
        ways: list[str] = table("hard")["vague_choice"][slot]
        return draw.choice(ways)

    def remark(self, slot: str | None, draw: random.Random) -> str:
        """Return what is added to the answer to a question."""
        remarks: dict[str, list[str]] = table("hard")["remarks"]
        return draw.choice([*remarks.get(slot or "", []), *remarks["any"]][:6])
