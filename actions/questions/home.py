"""Where the person lives, which says whose office and whose rules apply. Kept and said back, never asked for."""

from __future__ import annotations

from typing import Any

from actions.named import LIVES, named_places
from actions.questions.question import Question
from actions.reading import NOT_WANTED, Segment
from actions.turn import Turn


class HomeQuestion(Question):
    """The fact `home` is a division; searching in another place does not move anybody there."""

    slot = "home"
    kind = "place"
    about = ("place",)
    asked = False
    title = "登记地区"

    def applies(self, turn: Turn) -> bool:
        return turn.person is None

    def parse(self, turn: Turn, said: Segment) -> Any:
        found = turn.context.gazetteer.find(said.text)
        return found[0].code if len(found) == 1 else None

    def extract(self, turn: Turn, said: Segment) -> Any:
        asked = home_was_asked(turn)
        if asked and turn.context.gazetteer.is_name(said.text):
            return self.parse(turn, said)
        named = [one for one in named_places(turn, said) if one.polarity != NOT_WANTED]
        told = asked and said.role not in ("question", "correction")
        lives = [one for one in named if told or one.role == LIVES or f"住{one.words}" in said.text.replace("在", "")]
        found = turn.context.gazetteer.find("".join(one.words for one in lives))
        return found[0].code if len(found) == 1 else None

    def said_back(self, turn: Turn) -> str:
        place = turn.context.gazetteer.get(turn.get(self.slot))
        return place.full_name if place else ""


def home_was_asked(turn: Turn) -> bool:
    """Whether it was just said 住在别处，请告诉我, so that a place that is named is where somebody lives."""
    return turn.told_last("register.area")
