"""What is named of a class or a job, by which the one that is meant is told from others: trade, place, level, day."""

from __future__ import annotations

from dataclasses import dataclass

from actions.named import SEARCHED, named_places, named_trades
from actions.reading import NOT_WANTED, WANTED, Mention, Segment
from actions.turn import Turn
from language.levels import read_level
from language.nearness import is_nearby
from language.time.sides import read_span_with_side
from language.time.spans import Span
from server.registry.models import Job, TrainingClass


@dataclass(frozen=True)
class Clues:
    """What a segment names. What is empty rules nothing out."""

    trades: tuple[tuple[str, ...], ...] = ()
    """the codes that each of the words for a trade may stand for"""
    places: tuple[str, ...] = ()
    """the leading digits of the places"""
    one_place: bool = False
    """whether the place is one, and not what lies around it"""
    level: int | None = None
    days: Span | None = None

    @property
    def point_at_one(self) -> bool:
        """Whether more is named than a trade, so that what fits alone is the one that is meant."""
        return self.one_place or self.level is not None or self.days is not None

    @property
    def single_out(self) -> bool:
        """Whether so much is named that it is no search: a day, or a level with a trade and a place."""
        by_level = self.level is not None and bool(self.trades) and self.one_place
        return by_level or (self.days is not None and bool(self.trades or self.places))

    def fit(self, found: TrainingClass | Job) -> bool:
        """Whether a class or a job can be what is meant."""
        trade = found.occupation_code if isinstance(found, Job) else found.course.occupation_code
        return (
            all(trade in codes for codes in self.trades)
            and (not self.places or found.division_code.startswith(self.places))
            and (isinstance(found, Job) or self._fit_class(found))
        )

    def _fit_class(self, found: TrainingClass) -> bool:
        days = self.days is None or self.days.start <= found.starts_on <= self.days.end
        return days and self.level in (None, found.course.skill_level)


def clues_of(turn: Turn, said: Segment) -> Clues:
    """Return what a segment names of what is looked for; what it does not want is no clue."""
    trades = [one for one in named_trades(turn, said) if one.polarity != NOT_WANTED]
    named = named_places(turn, said) if said.named("place") else []
    places = [one for one in named if one.role == SEARCHED and one.polarity != NOT_WANTED]
    found = [place for one in places for code in one.codes if (place := turn.context.gazetteer.get(code))]
    names = turn.context.gazetteer.side_by_side("".join(one.words for one in places))
    around = any(is_nearby(one.words, said.text) for one in places)
    return Clues(
        tuple(one.codes for one in trades),
        tuple(place.prefix for place in names or found),
        bool(found) and not names and not around,
        _level(said),
        _days(turn, said),
    )


def _level(said: Segment) -> int | None:
    """Return the level that is wished for, also where it stands in the name of a course: 电子商务初级班."""
    named = [*_wished(said, "skill_level"), *_wished(said, "occupation")]
    return next((level for one in named if (level := read_level(one.words)) is not None), None)


def _days(turn: Turn, said: Segment) -> Span | None:
    named = _wished(said, "date")
    if not named:
        return None
    words = named[0].words
    behind = said.text[said.text.find(words) + len(words) :]
    return read_span_with_side(words, behind, turn.context.today())


def _wished(said: Segment, entity: str) -> list[Mention]:
    return [one for one in said.named(entity, WANTED) if one.role == "wanted"]
