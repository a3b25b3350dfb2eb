"""Choosing one of what was found: by key, title, order, or a word that fits one of them only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from actions.steps.step import Problem, Step
from actions.turn import Choice, Turn
from server.registry.ordinals import read_ordinal
from server.registry.plain import bare, squeeze

MORE = ("更多", "还有吗", "还有别的吗", "下一页", "换一批", "看更多", "别的")
OFFERED = "offered"
ONLY_ONE = re.compile(r"^(中|行|好|要|就)?.{0,2}(报上|报名|就它|就这|这个|这一个|要了)")
"""takes the one thing on offer"""


@dataclass(frozen=True)
class Item:
    """One thing on offer: `value` is what the slot will hold, `title` what is shown."""

    value: Any
    title: str
    payload: str


class ChoiceStep(Step):
    """Offers items a page at a time; what is on offer stands in the slot `offered`."""

    kind = "choice"

    def items(self, turn: Turn) -> list[Item]:
        """Return all that can be chosen, best first."""
        raise NotImplementedError

    def introduce(self, turn: Turn, items: list[Item], shown: int, attempt: int) -> tuple[str, dict[str, Any]]:
        """Return the catalogue key and values of the sentence above the list."""
        return (f"ask.{self.slot}_again" if attempt else f"ask.{self.slot}"), {"count": len(items)}

    def nothing_found(self, turn: Turn) -> None:
        """Say that there is nothing to choose and what can be done; the form then ends."""
        turn.say(f"none.{self.slot}")

    def ask(self, turn: Turn, attempt: int) -> None:
        items = self.items(turn)
        offered = turn.get(OFFERED) or {}
        start = offered.get("start", 0) if offered.get("slot") == self.slot else 0
        room = turn.option_limit
        page = items[start : start + room]
        if len(items) > start + room:
            page = items[start : start + room - 1]
        options = [Choice(item.title, item.payload) for item in page]
        if len(items) > start + len(page):
            options.append(Choice("更多", "更多"))
        turn.set(
            OFFERED,
            {"slot": self.slot, "start": start, "next": start + len(page) if start + len(page) < len(items) else 0,
             "items": [[item.value, item.title, item.payload] for item in page]},
        )  # fmt: skip
        key, values = self.introduce(turn, items, len(page), attempt)
        turn.say(key, options=options, **values)

    def read(self, turn: Turn) -> Any:
        offered = self._offered(turn)
        if squeeze(turn.text) in MORE:
            current = turn.get(OFFERED) or {}
            turn.set(OFFERED, {"slot": self.slot, "start": current.get("next", 0), "items": []})
            return Problem("problem.more")
        said = squeeze(turn.text)
        for item in offered:
            if said in (squeeze(item.payload), squeeze(item.title)):
                return item.value
        order = read_ordinal(turn.text)
        if order is not None:
            if order > 0 and order <= len(offered):
                return offered[order - 1].value
            if order < 0 and -order <= len(offered):
                return offered[order].value
            return Problem("problem.no_such_choice", {"count": len(offered)}) if offered else None
        word = bare(turn.text)
        fitting = [item for item in offered if len(word) > 1 and word in squeeze(item.title)]
        if len(offered) == 1 and ((turn.intent == "affirm" and turn.confidence > 0.6) or ONLY_ONE.search(said)):
            return offered[0].value
        return fitting[0].value if len(fitting) == 1 else None

    def is_plain_answer(self, turn: Turn) -> bool:
        said = squeeze(turn.text)
        if said in MORE:
            return True
        if any(said in (squeeze(item.payload), squeeze(item.title)) for item in self._offered(turn)):
            return True
        return read_ordinal(turn.text) is not None and len(said) <= 8

    def accept(self, turn: Turn, value: Any) -> None:
        turn.set(self.slot, value)
        turn.clear([OFFERED])

    def _offered(self, turn: Turn) -> list[Item]:
        offered = turn.get(OFFERED) or {}
        return [Item(*one) for one in offered.get("items", [])] if offered.get("slot") == self.slot else []
