"""Where the person is at home, which says whose office and whose rules apply, and where to look first.

Kept and said back; asked for only where no office would be theirs (`StrangersHomeQuestion` in identity.py).
"""

from __future__ import annotations

from typing import Any

from actions.contact import HOME, ORIGIN
from actions.named import FROM, LIVES, Named, latest, named_places
from actions.questions.question import Question
from actions.reading import NOT_WANTED, Segment
from actions.turn import Turn
from language.places import Place, within


class HomeQuestion(Question):
    """The fact `home` is a division; searching in another place does not move anybody there."""

    slot = HOME
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
        return _division(turn, lives)

    def accept(self, turn: Turn, value: Any) -> None:
        """Keep the home; who is told where they will be registered, and says where, means no other place."""
        super().accept(turn, value)
        if home_was_asked(turn):
            turn.clear([ORIGIN])

    def said_back(self, turn: Turn) -> str:
        place = turn.context.gazetteer.get(turn.get(self.slot))
        return place.full_name if place else ""


def keep_home(turn: Turn, said: Segment) -> bool:
    """Keep where a segment says that somebody lives or comes from; tell whether a home is new.

    What is known gives way to a place inside of it alone: who names the city later has not left the county.
    """
    from_there = [one for one in named_places(turn, said) if one.role == FROM and one.polarity != NOT_WANTED]
    _keep(turn, ORIGIN, _division(turn, from_there))
    return _keep(turn, HOME, HomeQuestion().extract(turn, said))


def home_of(turn: Turn) -> str | None:
    """Return where somebody is at home as far as they said: where they live, else where they come from.

    Where they come from a place inside of the one where they live, it is the same home told more exactly.
    """
    home, origin = _place(turn, turn.get(HOME)), _place(turn, turn.get(ORIGIN))
    if home is None or (origin is not None and within(origin, home)):
        home = origin
    return home.code if home is not None else None


def home_was_asked(turn: Turn) -> bool:
    """Whether it was just said 住在别处，请告诉我, so that a place that is named is where somebody lives."""
    return turn.history.told_last("register.area")


def _keep(turn: Turn, slot: str, code: str | None) -> bool:
    known, told = _place(turn, turn.get(slot)), _place(turn, code)
    if told is None or (known is not None and not within(told, known)):
        return False
    turn.set(slot, code)
    return True


def _division(turn: Turn, named: list[Named]) -> str | None:
    found = turn.context.gazetteer.find("".join(one.words for one in latest(turn, named)))
    return found[0].code if len(found) == 1 else None


def _place(turn: Turn, code: str | None) -> Place | None:
    return turn.context.gazetteer.get(code) if code else None
