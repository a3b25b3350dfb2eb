"""Where the person lives, which says whose office and whose rules apply. Heard and said back, never asked for."""

from __future__ import annotations

import re
from typing import Any

from actions.steps.step import Step
from actions.turn import Turn

PART = r"[^，,。；;？?]{2,}"
LIVES = re.compile(
    rf"(?:家住|户口在|户籍在?|家在|家是|住在?|老家)({PART})|({PART}?)(?:人|的户口|那边住|住)(?:$|[，,。；;])"
)


class HomeStep(Step):
    """The slot `home` holds a division; searching in another place does not move anybody there."""

    slot = "home"
    kind = "place"
    asked = False
    names = "地区|住|户口|户籍|家在"
    title = "登记地区"

    def applies(self, turn: Turn) -> bool:
        return turn.person is None

    def read(self, turn: Turn) -> Any:
        found = turn.context.gazetteer.find(turn.text)
        return found[0].code if len(found) == 1 else None

    def volunteer(self, turn: Turn) -> Any:
        lives = LIVES.search(turn.text)
        found = turn.context.gazetteer.find(lives.group(1) or lives.group(2)) if lives else []
        return found[0].code if len(found) == 1 else None

    def said_back(self, turn: Turn) -> str:
        place = turn.context.gazetteer.get(turn.get(self.slot))
        return place.full_name if place else ""
