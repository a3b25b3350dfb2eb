"""The hard person: how they begin, what they do instead of answering, and what they add to an answer."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import ClassVar, cast

from benches.simulation.acts import SILENCE, Move
from benches.simulation.facts import Facts
from benches.simulation.goals import Goal
from benches.simulation.habits import Habits
from benches.simulation.hard.answers import CurtAnswers
from benches.simulation.hard.patience import ShortPatience
from benches.simulation.hard.wording import CurtWording
from benches.simulation.person import Person
from benches.simulation.reading import Heard

SEARCHED = ("occupation", "place")
CHOICES = ("class_choice", "job_choice", "enrolment_choice", "certificate_choice")
LISTS = ("class_choice", "job_choice")
SEND_AGAIN = "重发"
OWN_WAYS = {"tells_a_story", "hums", "drifts", "comes_back", "vague"}


class HardPerson(Person):
    """Reads and checks as everyone does; says little, and seldom only what was asked."""

    excused: ClassVar[frozenset[str]] = Person.excused | OWN_WAYS
    besides: ClassVar[frozenset[str]] = Person.besides | {"drifts"}
    wording_of = CurtWording
    answers_of = CurtAnswers
    patience_of = ShortPatience

    def __init__(self, facts: Facts, goal: Goal, habits: Habits, code: Callable[[str], str | None]) -> None:
        super().__init__(facts, goal, habits, code)
        self._curt = cast(CurtWording, self.wording)
        self._vague_about: list[str] = []
        self._narrowing: tuple[str, Heard] | None = None
        """what the list does not show yet, and the list that it was said to"""
        self._left_at: str | None = None
        self._remarked_at: str | None = None

    def _is_excused(self, heard: Heard) -> bool:
        drifted_in_vain = self._last == "drifts" and heard.shows("useless")
        return super()._is_excused(heard) and not drifted_in_vain

    def _notice(self, heard: Heard) -> None:
        if self._narrowing and self._last == "narrows":
            _, before = self._narrowing
            stands = heard.slot in LISTS and (heard.shows("useless") or heard.things == before.things)
            self._narrowing = self._narrowing if stands else None
        super()._notice(heard)

    def _begin(self, draw: random.Random) -> Move | None:
        if self.turns > 0 or not self.habits.shows("tells_stories", draw, 1.0, 1):
            return None
        story = self.wording.say("story", draw)
        if draw.random() < 0.5:
            return Move("tells_a_story", story)
        return Move("asks", f"{story}{self._pause}{self.answers.wish(draw)}")

    def _indulge(self, heard: Heard, draw: random.Random) -> Move | None:
        if self._last == "drifts" and (heard.slot != self._left_at or draw.random() < 0.4):
            return Move("comes_back", self.wording.say("come_back", draw))
        if heard.slot is None or self._last in self.excused or heard.slot == "free_text":
            return None
        shows: Callable[..., bool] = self.habits.shows
        if (vague := self._vague(heard, draw)) is not None:
            return vague
        if heard.slot != "confirm" and shows("drifts", draw):
            self._left_at = heard.slot
            return Move("drifts", self.wording.say("drift", draw))
        # 嗯 to a question of yes or no is a yes; and to a name it could be one.
        if heard.kind != "yes_no" and heard.slot not in ("person_name", "helper_name") and shows("hums", draw):
            return Move("hums", self.wording.say("hum", draw))
        if shows("silent", draw, at_most=1):
            return Move("silent", SILENCE)
        return None

    def _vague(self, heard: Heard, draw: random.Random) -> Move | None:
        """Say something that could be anything; what was looked for is told once the list is there."""
        if heard.slot in SEARCHED and heard.slot in self.goal.says and self.habits.shows("vague", draw, 0.5):
            self._vague_about.append(heard.slot)
            return Move("vague", self.wording.say("vague", draw))
        searches = self._vague_about or self._narrowing
        if heard.slot in CHOICES and not searches and self.habits.shows("vague", draw, 0.4):
            return Move("vague", self._curt.vague_choice(heard.slot, draw))
        return None

    def _go_on(self, heard: Heard, draw: random.Random) -> Move:
        if self._narrowing and heard.slot in LISTS:  # not heard: the bare value, and no choice before it is
            return Move("narrows", self.wording.bare(self.answers.right(self._narrowing[0]), draw))
        if self._vague_about and heard.slot in LISTS:
            slot = self._vague_about.pop(0)
            self._narrowing = slot, heard
            return Move("narrows", self.wording.say("narrow", draw, value=self.answers.value(slot)))
        made = super()._go_on(heard, draw)
        if heard.slot in self._vague_about:  # 随便 was no answer to the assistant, so the value was told
            self._vague_about.remove(heard.slot)
        return self._with_a_remark(made, heard, draw)

    def _with_a_remark(self, made: Move, heard: Heard, draw: random.Random) -> Move:
        """Add a remark or a question to an answer; who had to say it again says it alone."""
        answers = made.act in ("answers", "yes") and heard.slot not in CHOICES and made.text != SEND_AGAIN
        # What a recogniser writes after a name without a pause is the name's end.
        name = self.facts.by_voice and heard.slot in ("person_name", "helper_name")
        if not answers or name or heard.slot == self._remarked_at or self.patience.tried:
            return made
        chance = 0.7 if heard.slot in ("consent", "confirm") else 0.3
        if not self.habits.shows("remarks", draw, chance, 4):
            return made
        self._remarked_at = heard.slot
        remark = self._curt.remark(heard.slot, draw)
        return Move(made.act, f"{made.text}{self._pause}{remark}")

    @property
    def _pause(self) -> str:
        return "" if self.facts.by_voice else " "
