"""A list of classes or jobs, of which one is meant by what is named of it, on the list or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.questions.choice import ChoiceQuestion, Item
from actions.reading import Segment
from actions.search.clues import Clues, clues_of
from actions.turn import Turn
from language.pointing import names_that_one
from server.registry.models import Job, TrainingClass

CHOOSES = ("answer", "correction")
"""roles in which one is chosen; a wish looks for what there is"""


class ListedQuestion(ChoiceQuestion):
    """What is opened is all that was named: its place, day, level and trade."""

    joined_by = ""
    """the intent of who wants to be put down for the one that is named"""

    def records(self, turn: Turn, ids: Sequence[int]) -> Sequence[TrainingClass | Job]:
        """Return the records with these ids in one statement."""
        raise NotImplementedError

    def like(self, turn: Turn, clues: Clues) -> Sequence[TrainingClass | Job]:
        """Return those on record that are open and may be what is named."""
        raise NotImplementedError

    def fitting(self, turn: Turn, said: Segment, items: list[Item]) -> list[Item]:
        clues = clues_of(turn, said)
        if clues == Clues() or not items:
            return items
        fit = {one.id for one in self.records(turn, [item.value for item in items]) if clues.fit(one)}
        return [item for item in items if item.value in fit]

    def points(self, turn: Turn, said: Segment) -> bool:
        chooses = turn.reading.of(*CHOOSES) or self._joins(turn)
        return bool(chooses) and clues_of(turn, said).point_at_one

    def refers(self, turn: Turn, said: Segment) -> bool:
        clues = clues_of(turn, said)
        that_one = names_that_one(said.text) and clues.point_at_one
        return self.points(turn, said) and (that_one or clues.single_out or self._joins(turn))

    def on_record(self, turn: Turn, said: Segment) -> Any:
        clues = clues_of(turn, said)
        if not clues.single_out:
            return None
        found = [one.id for one in self.like(turn, clues) if clues.fit(one)]
        return found[0] if len(found) == 1 else None

    def _joins(self, turn: Turn) -> bool:
        return any(one.intent == self.joined_by for one in turn.reading.of("wish"))
