"""Choosing one of what was found: by key, title, order, or a word that fits one of them only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from actions.steps.step import Problem, Step
from actions.turn import Choice, Turn
from language.numbers.ordinals import read_ordinal
from language.writing.plain import bare, squeeze

MORE = (
    "更多", "看更多", "下一页", "换一批", "换个", "换一个", "再换一个", "别的", "其他的", "还有吗", "还有呢",
    "还有没有", "还有别的吗", "还有其他的吗", "都不合适", "都不行",
)  # fmt: skip
OFFERED = "offered"
BY_ORDER = re.compile(r"第|最后|倒数|头一")
OTHER_OF_TWO = re.compile(r"另外?一[个张项门]|另外那[个张项门]|那一[个张项门]")
OF_TWO = re.compile(r"([前上后下])[面边头](?:那|的那?)?一?[个张项门家]")
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
            return self._more(turn)
        said = squeeze(turn.text)
        for item in offered:
            if said in (squeeze(item.payload), squeeze(item.title)):
                return item.value
        order = read_ordinal(turn.text)
        if order is not None:
            return _at(order, offered) if offered else None
        if len(offered) == 2 and (of_two := OF_TWO.search(said)):
            return offered[0 if of_two.group(1) in "前上" else 1].value
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

    def reread(self, turn: Turn, by_name: bool) -> Any | Problem | None:
        """Read which other one of the list that was on offer is meant: 不对，是第二个."""
        start = (turn.get(OFFERED) or {}).get("taken_from", {}).get(self.slot, 0)
        shown = self.items(turn)[start : start + turn.option_limit]
        said = squeeze(turn.text)
        order = read_ordinal(turn.text) if by_name or BY_ORDER.search(said) else None
        if order is not None:
            return _at(order, shown)
        if len(shown) == 2 and (of_two := OF_TWO.search(said)):
            return shown[0 if of_two.group(1) in "前上" else 1].value
        others = [item for item in shown if item.value != turn.get(self.slot)]
        if OTHER_OF_TWO.search(said) and len(others) == 1 < len(shown):
            return others[0].value
        word = bare(turn.text)
        fitting = [item for item in shown if len(word) > 1 and word == squeeze(item.title.split("，")[0])]
        return fitting[0].value if len(fitting) == 1 else super().reread(turn, by_name)

    def accept(self, turn: Turn, value: Any) -> None:
        # Which page it was chosen from is kept, so that 不对，是第二个 still means something.
        start = (turn.get(OFFERED) or {}).get("start", 0)
        turn.set(self.slot, value)
        turn.set(OFFERED, {"taken_from": {self.slot: start}} if start else None)

    def _more(self, turn: Turn) -> Problem:
        current = turn.get(OFFERED) or {}
        following = current.get("next", 0)
        turn.set(OFFERED, {"slot": self.slot, "start": following, "items": []})
        if following or current.get("start", 0):
            return Problem("problem.more" if following else "problem.more_from_the_top")
        return Problem("problem.no_more", {"count": len(current.get("items", []))})

    def _offered(self, turn: Turn) -> list[Item]:
        offered = turn.get(OFFERED) or {}
        return [Item(*one) for one in offered.get("items", [])] if offered.get("slot") == self.slot else []


def _at(order: int, items: list[Item]) -> Any | Problem:
    if 0 < order <= len(items):
        return items[order - 1].value
    if order < 0 and -order <= len(items):
        return items[order].value
    return Problem("problem.no_such_choice", {"count": len(items)})
