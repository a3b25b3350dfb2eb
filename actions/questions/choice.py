"""Choosing one of what was found: by key, title, order, or a word that fits one of them only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from actions.questions.question import Problem, Question
from actions.reading import Segment
from actions.said import Choice
from actions.turn import Turn
from language.commands import MORE, asks_for_more_options
from language.pointing import (
    begins_with_a_number,
    described,
    is_the_other,
    names_that_one,
    points_at_the_one,
    read_position,
    read_side,
    takes_the_one,
)
from language.writing.plain import bare, squeeze

OFFERED = "offered"
SHORT = 8
"""characters of an answer in which a number points at one of the list"""
SHOWN, MOST_SHOWN = "shown", 40
"""fact: what was on any list of this talk, by the slot of its question, the latest last; how many are kept"""
OFFERED_BEFORE = "offered_before"
"""fact: the list that the last choice was made from, so that the others on it can still be spoken of"""


@dataclass(frozen=True)
class Item:
    """One thing on offer: `value` is what the fact will be, `title` what is shown."""

    value: Any
    title: str
    payload: str


class ChoiceQuestion(Question):
    """Offers items a page at a time; what is on offer stands in the fact `offered`."""

    kind = "choice"

    def items(self, turn: Turn) -> list[Item]:
        """Return all that can be chosen, best first."""
        raise NotImplementedError

    def introduce(self, turn: Turn, items: list[Item], shown: int, attempt: int) -> tuple[str, dict[str, Any]]:
        """Return the catalogue key and values of the sentence above the list."""
        return (f"ask.{self.slot}_again" if attempt else f"ask.{self.slot}"), {"count": len(items)}

    def nothing_found(self, turn: Turn) -> None:
        """Say that there is nothing to choose and what can be done; the task then ends."""
        turn.say(f"none.{self.slot}")

    def ask(self, turn: Turn, attempt: int) -> None:
        items = self.items(turn)
        offered = turn.get(OFFERED) or {}
        start = offered.get("start", 0) if offered.get("slot") == self.slot else 0
        room = turn.said.option_limit
        page = items[start : start + room]
        if len(items) > start + room:
            page = items[start : start + room - 1]
        options = [Choice(item.title, item.payload) for item in page]
        if len(items) > start + len(page):
            options.append(Choice(MORE, MORE))
        following = start + len(page)
        turn.set(
            OFFERED,
            {"slot": self.slot, "start": start, "next": following if following < len(items) else 0,
             "items": [[item.value, item.title, item.payload] for item in page]},
        )  # fmt: skip
        self._keep_shown(turn, page)
        key, values = self.introduce(turn, items, len(page), attempt)
        turn.say(key, options=options, **values)

    def _keep_shown(self, turn: Turn, page: list[Item]) -> None:
        shown = dict(turn.get(SHOWN) or {})
        now = {item.value for item in page}
        before = [one for one in shown.get(self.slot, []) if one[0] not in now]
        shown[self.slot] = [*before, *([item.value, item.title] for item in page)][-MOST_SHOWN:]
        turn.set(SHOWN, shown)

    def fitting(self, turn: Turn, said: Segment, items: list[Item]) -> list[Item]:
        """Return those that can be what is meant by all that the words name."""
        return items

    def points(self, turn: Turn, said: Segment) -> bool:
        """Whether so much is named that the one which fits alone is the one that is meant."""
        return False

    def refers(self, turn: Turn, said: Segment) -> bool:
        """Whether one is spoken of that need not be on the list: 就报一开始你说的沧州那个."""
        return False

    def on_record(self, turn: Turn, said: Segment) -> Any:
        """Return the only one on record that is all that the words name, whether it was ever shown or not."""
        return None

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        text = squeeze(said.text)
        if asks_for_more_options(said.text):
            return True
        if self._named_in_full(turn, text) is not None:
            return True
        if len(self._offered(turn)) == 1 and (points_at_the_one(said.text) or takes_the_one(said.text)):
            return True
        if read_position(said.text) is not None and (len(text) <= SHORT or begins_with_a_number(said.text)):
            return True
        return self._names_one(turn, said)

    def _named_in_full(self, turn: Turn, text: str) -> Item | None:
        """Return the one whose title, its first part or its button the whole text is: 办公软件初级班."""
        offered = self._offered(turn)
        for item in offered:
            if text in (squeeze(item.payload), squeeze(item.title)):
                return item
        fitting = [item for item in offered if bare(text) == bare(item.title.split("，")[0])]
        return fitting[0] if len(fitting) == 1 else None

    def _names_one(self, turn: Turn, said: Segment) -> bool:
        """Whether one of the list is named as that one: 郑州那个，俺闺女在郑州."""
        asks = turn.reading.of("question", "correction")
        named = not asks and names_that_one(said.text)
        return named and self._meant(turn, said, self._offered(turn)) is not None

    def _meant(self, turn: Turn, said: Segment, items: list[Item], text: str | None = None) -> Item | None:
        """Return the one of some items that is described best; it is none that something named speaks against."""
        words = said.text if text is None else text
        fitting = self.fitting(turn, said, items)
        at = described(words, [item.title for item in items])
        if at is not None and items[at] in fitting:
            return items[at]
        if len(fitting) == len(items):
            return None
        if len(fitting) == 1 and self.points(turn, said):
            return fitting[0]
        at = described(words, [item.title for item in fitting])
        return None if at is None else fitting[at]

    def spoken_of(self, turn: Turn, said: Segment) -> Any:
        """Return the one that is meant: of the last list (给我报上唐山那个), of any of this talk, or on record."""
        lists = [turn.get(OFFERED) or {}, turn.get(OFFERED_BEFORE) or {}]
        own = [one["items"] for one in lists if one.get("slot") == self.slot and one.get("items")]
        kept: list[Any] = own[0] if own else []
        last = [Item(one[0], one[1], "") for one in kept]
        for text in (said.text, turn.text) if said.text in turn.text else (said.text,):
            if (meant := self._meant(turn, said, last, text)) is not None:
                return meant.value
            order = read_position(text)
            if order is not None and 0 < order <= len(last) and len(squeeze(text)) <= SHORT:
                return last[order - 1].value
        if not self.points(turn, said):
            return None
        shown = [Item(value, title, "") for value, title in (turn.get(SHOWN) or {}).get(self.slot, [])]
        meant = self._meant(turn, said, shown)
        return meant.value if meant is not None else self.on_record(turn, said)

    def parse(self, turn: Turn, said: Segment) -> Any:
        offered, text = self._offered(turn), squeeze(said.text)
        if asks_for_more_options(said.text) or said.intent == "more_options":
            return self._more(turn)
        if (named := self._named_in_full(turn, text)) is not None:
            return named.value
        order, meant = read_position(said.text), self._meant(turn, said, offered)
        if meant is None and len(text) > SHORT and (before := self._shown_before(turn, said)) is not None:
            return before  # 头一个那个种园艺的 is named by its words, and not by its place on this page
        # 唐山那个，关门一个月就一个月: in a longer answer the words of a title tell more than a number does.
        if order is not None and (meant is None or len(text) <= SHORT or begins_with_a_number(said.text)):
            return _at(order, offered) if offered else None
        if (side := read_side(said.text, len(offered))) is not None:
            return offered[side].value
        fitting = self.fitting(turn, said, offered)
        if len(offered) == 1 == len(fitting) and (
            said.value == "yes" or points_at_the_one(text) or takes_the_one(text)
        ):
            return offered[0].value
        if meant is not None:
            return meant.value
        return self.spoken_of(turn, said) if not fitting and self.refers(turn, said) else None

    def _shown_before(self, turn: Turn, said: Segment) -> Any:
        """Return what was shown before this page, told by its words, and by nothing that speaks against it."""
        value = None if self.points(turn, said) else shown_before(turn, self.slot, said.text)
        return value if value is not None and self.fitting(turn, said, [Item(value, "", "")]) else None

    def only_one_offered(self, turn: Turn) -> Any:
        """Return the only one on offer, None where there are several or none."""
        offered = self._offered(turn)
        return offered[0].value if len(offered) == 1 else None

    def only_or_described(self, turn: Turn, said: Segment) -> Any:
        """Return the only one there is, or the one that the words describe: 那个按摩班我去不了了."""
        found = self.items(turn)
        if len(found) == 1:
            return found[0].value
        at = described(said.text, [item.title for item in found])
        return None if at is None else found[at].value

    def parse_correction(self, turn: Turn, said: Segment) -> Any:
        """Read which other one of the list that was on offer is meant: 不对，是第二个."""
        start = (turn.get(OFFERED) or {}).get("taken_from", {}).get(self.slot, 0)
        shown = self.items(turn)[start : start + turn.said.option_limit]
        if (order := read_position(said.text)) is not None:
            return _at(order, shown)
        if (side := read_side(said.text, len(shown))) is not None:
            return shown[side].value
        others = [item for item in shown if item.value != turn.get(self.slot)]
        if is_the_other(said.text) and len(others) == 1 < len(shown):
            return others[0].value
        meant = self._meant(turn, said, shown)
        return meant.value if meant is not None else self.spoken_of(turn, said) if self.points(turn, said) else None

    def accept(self, turn: Turn, value: Any) -> None:
        # Which page it was chosen from is kept, so that 不对，是第二个 still means something.
        start = (turn.get(OFFERED) or {}).get("start", 0)
        turn.set(self.slot, value)
        keep_the_list(turn)
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


def shown_before(turn: Turn, slot: str, text: str) -> Any:
    """Return what was on an earlier page or list of this question and is told apart by these words alone, or None."""
    offered = turn.get(OFFERED) or {}
    now = {item[0] for item in offered.get("items", [])} if offered.get("slot") == slot else set()
    shown = (turn.get(SHOWN) or {}).get(slot, [])
    at = described(text, [title for _, title in shown])
    return None if at is None or shown[at][0] in now else shown[at][0]


def keep_the_list(turn: Turn) -> None:
    """Keep the list on offer, so that one of it can still be spoken of when it is no longer asked about."""
    offered = turn.get(OFFERED) or {}
    if offered.get("items"):
        kept = [[value, title] for value, title, _ in offered["items"]]
        turn.set(OFFERED_BEFORE, {"slot": offered["slot"], "items": kept})


def _at(order: int, items: list[Item]) -> Any | Problem:
    if 0 < order <= len(items):
        return items[order - 1].value
    if order < 0 and -order <= len(items):
        return items[order].value
    return Problem("problem.no_such_choice", {"count": len(items)})
