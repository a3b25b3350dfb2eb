"""The level that a class is to have, and levels that are not wanted."""

from __future__ import annotations

from typing import Any, ClassVar

from actions.questions.question import ANY, Question
from actions.questions.search import NARROWS
from actions.reading import NOT_WANTED, WANTED, Segment
from actions.said import Choice
from actions.turn import Turn
from language.anything import means_anything
from language.levels import LEVEL_NAMES, begins_from_the_start, read_level

BEGINNERS = 5
"""the level of classes for people who know nothing of a trade yet"""
NOT_LEVELS = "not_levels"
"""fact: levels that are plainly not wanted"""


class LevelQuestion(Question):
    slot = "skill_level"
    kind = "level"
    about = ("level",)
    optional = True
    replaceable = True
    resets: ClassVar[tuple[str, ...]] = ("class_choice", "offered")
    title = "等级"

    def ask(self, turn: Turn, attempt: int) -> None:
        levels = sorted(LEVEL_NAMES, reverse=True)[: turn.said.option_limit - 1]
        options = [Choice(LEVEL_NAMES[level], LEVEL_NAMES[level]) for level in levels]
        turn.say(
            "ask.skill_level_again" if attempt else "ask.skill_level",
            options=[*options, Choice("没有等级", "没有等级")],
        )

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return len(said.text.strip()) <= 8 and self.parse(turn, said) is not None

    def parse(self, turn: Turn, said: Segment) -> Any:
        if said.value == ANY or means_anything(said.text) or "没有等级" in said.text or "没等级" in said.text:
            return ANY
        return read_level(_without_unwanted(turn, said.text))

    def extract(self, turn: Turn, said: Segment) -> Any:
        self.rules_out(turn, said)
        wished = [one for one in said.named("skill_level", WANTED) if one.role == "wanted"]
        if wished and said.role in NARROWS and said.role != "question":
            return read_level(wished[0].words)
        tells = said.role in (*NARROWS, "background") and said.role != "question"
        return BEGINNERS if tells and begins_from_the_start(said.text) else None

    def rules_out(self, turn: Turn, said: Segment) -> bool:
        denied = {level for one in said.named(self.slot, NOT_WANTED) if (level := read_level(one.words))}
        if not denied or said.role not in NARROWS:
            return False
        turn.set(NOT_LEVELS, sorted({*(turn.get(NOT_LEVELS) or []), *denied}))
        if turn.get(self.slot) in denied:
            turn.clear([self.slot])
        return True

    def accept(self, turn: Turn, value: Any) -> None:
        super().accept(turn, value)
        turn.set(NOT_LEVELS, [level for level in turn.get(NOT_LEVELS) or [] if level != value] or None)

    def said_back(self, turn: Turn) -> str:
        return LEVEL_NAMES.get(turn.get(self.slot), "不限等级")


def _without_unwanted(turn: Turn, text: str) -> str:
    """Return the text without the levels that it names only to have them not: 不要高级要初级."""
    for one in turn.reading.whole.named("skill_level", NOT_WANTED):
        text = text.replace(one.words, "", 1)
    return text
