"""A task that looks for something. Where nothing was found, the trade is kept for the next search."""

from __future__ import annotations

from typing import ClassVar

from actions.catalogue import Kind
from actions.menu import A_PERSON, to
from actions.outcome import Begin
from actions.questions.choice import OFFERED, ChoiceQuestion
from actions.questions.home import home_of
from actions.questions.level import NOT_LEVELS
from actions.questions.question import ANY, Question
from actions.questions.search import NOT_PLACES, NOT_TRADES, UNSURE_PLACES, PlaceQuestion, place_name
from actions.questions.work_mode import NOT_MODES
from actions.reading import Segment
from actions.search.choices import FOUND_NOTHING
from actions.search.wishes import filter_of, note_wishes, supports_of
from actions.task import Next, Task
from actions.turn import Turn
from language.anything import asks_for_something_else
from language.outside import is_outside
from server.words import word

NARROWS = {"occupation", "place", "skill_level", "work_mode"}
LAST_SEARCH, MOST_TURNS = "last_search", 6
"""fact: the trade that was looked for last, in which list, and at which message; how long it is meant still"""
PLACE_KNOWN = "place_was_known"
"""fact: whether the search in hand has had a place"""
EXCLUSIONS = (NOT_TRADES, NOT_PLACES, NOT_MODES, NOT_LEVELS)


class SearchTask(Task):
    """Filters are heard in any message; a change of them shows the list anew."""

    choice: ClassVar[ChoiceQuestion]
    for_jobs: ClassVar[bool] = False

    def begins(self, turn: Turn, intent: str, said: Segment) -> None:
        turn.clear([*EXCLUSIONS, PLACE_KNOWN])
        slot, trade = turn.get(FOUND_NOTHING) or (None, None)
        turn.clear([FOUND_NOTHING])
        # The same search is not made twice in vain: the trade is kept for another list or another place.
        if trade and (slot != self.choice.slot or said.named("place")):
            turn.set("occupation", trade)
        elif (
            turn.get("occupation") is None and not said.named("occupation") and not asks_for_something_else(said.text)
        ):
            self._take_up_the_last_search(turn)

    @property
    def kind(self) -> Kind:
        """What is looked for."""
        return "jobs" if self.for_jobs else "classes"

    def before_asking(self, turn: Turn) -> Next:
        trades = turn.context.trades(turn.session)
        if turn.get(self.choice.slot) is None and not trades.has(self.kind):
            others = ["browse_courses" if self.for_jobs else "find_job"] if trades.has(self._other_kind) else []
            turn.say(f"none.{self.kind}", options=[to(one) for one in (*others, A_PERSON)])
            return Next.END
        self._look_at_home(turn)
        return super().before_asking(turn)

    @property
    def _other_kind(self) -> Kind:
        return "classes" if self.for_jobs else "jobs"

    def _look_at_home(self, turn: Turn) -> None:
        """Look where somebody said to be at home, and say so: nobody is asked for it. A place taken back is asked."""
        if turn.get(PLACE_KNOWN) or not any(one.slot == PlaceQuestion.slot for one in self.questions(turn)):
            return
        home, unwanted = home_of(turn), turn.get(NOT_PLACES) or []
        if turn.get(PlaceQuestion.slot) is None and home and not turn.get(UNSURE_PLACES) and home not in unwanted:
            turn.set(PlaceQuestion.slot, home)
            turn.say("task.looks_at_home", place=place_name(turn))
        if turn.get(PlaceQuestion.slot) is not None:
            turn.set(PLACE_KNOWN, True)

    def hears(self, turn: Turn, said: Segment) -> bool:
        if turn.get(self.choice.slot) is not None:
            return False
        _say_what_lies_outside(turn, said)
        before = supports_of(filter_of(turn))
        changed = note_wishes(turn, said, self.for_jobs)
        if dropped := before - supports_of(filter_of(turn)):
            turn.say("class.given_up", items="、".join(word(f"class.support_{one}").text for one in sorted(dropped)))
        if changed:
            self.show_anew(turn)
        return changed

    def after_accepting(self, turn: Turn, question: Question) -> Next | Begin:
        if question.slot in NARROWS and turn.state.question == self.choice.slot:
            self.show_anew(turn)
        return Next.ASK

    def show_anew(self, turn: Turn) -> None:
        """Put the list in full after what is looked for has changed."""
        turn.clear([OFFERED])
        if turn.state.question == self.choice.slot:
            turn.full_prompt = True

    def keep_the_search(self, turn: Turn) -> None:
        """Keep what was looked for, so that 有没有线上的 over the details of a class looks for the same trade."""
        trade = turn.get("occupation")
        kept = None if trade in (None, ANY) else {"slot": self.choice.slot, "trade": trade, "at": turn.number}
        turn.set(LAST_SEARCH, kept)

    def _take_up_the_last_search(self, turn: Turn) -> None:
        last = turn.get(LAST_SEARCH)
        if last is not None and last["slot"] == self.choice.slot and turn.number - last["at"] <= MOST_TURNS:
            turn.set("occupation", last["trade"])

    def own_facts(self, turn: Turn) -> list[str]:
        return [*super().own_facts(turn), *EXCLUSIONS, PLACE_KNOWN]


def _say_what_lies_outside(turn: Turn, said: Segment) -> None:
    """Say that this office has nothing in a place that is wished for outside of its two provinces."""
    wished = [one.words for one in said.named("place", "wanted") if one.role == "searched" and is_outside(one.words)]
    if wished and not turn.memo.get("outside"):
        turn.memo["outside"] = True
        turn.say("class.outside", place=wished[0])
