"""What the searches for classes and jobs share: the place and what lies around it, what is kept, the list anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from actions.form import TaskForm
from actions.steps.choice import OFFERED, ChoiceStep
from actions.steps.step import ANY, Step
from actions.steps.wishes import PlaceStep
from actions.turn import REQUESTED, Turn
from language.places import Place

OTHER_TRADE = re.compile(
    r"(?:别的|其他|另外的)(?:课|班|培训|工种|行业|岗位|工作|手艺|活)|换一?[门个行](?:课|工作|手艺|行业|活)?"
)
NARROWS = {"occupation", "place", "skill_level", "work_mode"}
TAKEN_FOR_OTHERS = {"", "inform", "deny", "affirm", "choose_option", "ask_course_detail", "out_of_scope"}


def rings(turn: Turn) -> list[Place]:
    """Return the place that is wished for and those around it: county, city, province; none for everywhere."""
    code, found = turn.get("place"), []
    while code and code != ANY and (place := turn.context.gazetteer.get(code)):
        found.append(place)
        code = place.parent_code
    return found


def prefixes(around: Sequence[Place]) -> tuple[str, ...]:
    """Return the digits that the divisions of each ring share, nearest first."""
    return tuple(place.prefix for place in around)


def trades_wished(turn: Turn) -> frozenset[str]:
    """Return the code of the trade that is wished for; none where any will do."""
    code = turn.get("occupation")
    return frozenset() if code in (None, ANY) else frozenset({code})


def in_sentences(wishes: Sequence[str]) -> Iterator[str]:
    """Yield the wishes two at a time, for a sentence must stay short."""
    for start in range(0, len(wishes), 2):
        yield "、".join(wishes[start : start + 2])


class SearchForm(TaskForm):
    """A form that looks for something. Where nothing was found, the trade is kept for the next search."""

    keeps: ClassVar[tuple[str, ...]] = ("occupation",)
    choice: ClassVar[ChoiceStep]

    def begins(self, turn: Turn) -> bool:
        """Whether a new search begins with this message, and none is taken up again."""
        return turn.get(REQUESTED) is None and turn.get("resuming") != self.form

    def forget_what_led_nowhere(self, turn: Turn, text: str) -> None:
        """Drop the trade of the last search where another is wished for or it would find nothing once more."""
        if turn.get("occupation") is None:
            return
        names_place = bool(turn.context.gazetteer.names_in(text)) or PlaceStep().volunteer(turn) is not None
        if turn.get("left_form") or OTHER_TRADE.search(text) or not (names_place or self.choice.items(turn)):
            turn.clear(["occupation"])

    def show_anew(self, turn: Turn) -> None:
        """Put the list in full after what is looked for has changed, and take the message for understood."""
        turn.clear([OFFERED])
        if turn.get(REQUESTED) == self.choice.slot:
            turn.restates = True
            turn.set("misunderstood", 0)
            if turn.intent in TAKEN_FOR_OTHERS:
                turn.intent, turn.confidence = self.intents[0], 1.0

    def after_accepting(self, turn: Turn, step: Step) -> bool:
        if step.slot in NARROWS and turn.get(REQUESTED) == self.choice.slot:
            turn.clear([OFFERED])
            turn.restates = True
        return super().after_accepting(turn, step)

    def own_slots(self, turn: Turn) -> list[str]:
        own, step = super().own_slots(turn), self.missing(turn)
        nothing_found = isinstance(step, ChoiceStep) and not step.items(turn)
        return [slot for slot in own if slot != "occupation"] if nothing_found else own
