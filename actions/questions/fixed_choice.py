"""A choice among a few things that never change."""

from __future__ import annotations

from typing import Any, ClassVar

from actions.questions.choice import Item
from actions.questions.question import Problem, Question
from actions.reading import Segment
from actions.said import Choice
from actions.turn import Turn
from language.numbers.ordinals import read_ordinal
from language.pointing import closest, described
from language.refusals import holds_a_no
from language.writing.plain import bare, squeeze

LONGEST_NAME = 10
"""characters of an answer that is only a word of one title and little beside it"""


class FixedChoiceQuestion(Question):
    """`options` are all that can be chosen; a short word of a title is enough."""

    kind = "choice"
    options: ClassVar[tuple[Item, ...]] = ()

    def items(self, turn: Turn) -> tuple[Item, ...]:
        """Return all that can be chosen."""
        return self.options

    def ask(self, turn: Turn, attempt: int) -> None:
        shown = [Choice(item.title, item.payload) for item in self.items(turn)][: turn.said.option_limit]
        turn.say(f"ask.{self.slot}_again" if attempt else f"ask.{self.slot}", options=shown)

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        text = squeeze(said.text)
        exact = any(text in (squeeze(item.payload), squeeze(item.title)) for item in self.items(turn))
        if exact or (read_ordinal(said.text) is not None and len(text) <= 5):
            return True
        if self._title_within(turn, text) is not None:
            return True
        short = len(text) <= LONGEST_NAME and not holds_a_no(text)
        return short and self._described(turn, said.text) is not None

    def _title_within(self, turn: Turn, text: str) -> Item | None:
        """Return the one whose whole title begins the text: 不上班了，上周五让我走的."""
        titled = [item for item in self.items(turn) if text.startswith(squeeze(item.title))]
        return titled[0] if len(titled) == 1 and len(titled[0].title) > 1 else None

    def parse(self, turn: Turn, said: Segment) -> Any:
        items, text = self.items(turn), squeeze(said.text)
        for item in items:
            if text in (squeeze(item.payload), squeeze(item.title)):
                return item.value
        if (titled := self._title_within(turn, text)) is not None:
            return titled.value
        order = read_ordinal(said.text)
        if order is not None and len(text) <= 5:
            exists = 0 < order <= len(items)
            return items[order - 1].value if exists else Problem("problem.no_such_choice", {"count": len(items)})
        if said.option is not None and 0 < said.option <= len(items):
            return items[said.option - 1].value
        at = self._described(turn, said.text)
        if at is None:
            fitting = [item for item in items if bare(said.text) in squeeze(item.title) and len(bare(said.text)) > 1]
            return fitting[0].value if len(fitting) == 1 else None
        return items[at].value

    def _described(self, turn: Turn, text: str) -> int | None:
        """Return which title the words describe: by a run that only it has, else by the characters they share."""
        titles = [item.title for item in self.items(turn)]
        at = described(text, titles)
        return closest(text, titles) if at is None and not holds_a_no(text) else at

    def said_back(self, turn: Turn) -> str:
        return next((item.title for item in self.items(turn) if item.value == turn.get(self.slot)), "")
