"""The task in hand: its open question, what is missing, how an answer is taken and taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from actions.outcome import Begin
from actions.questions.choice import OFFERED, ChoiceQuestion, keep_the_list
from actions.questions.question import ANY, Problem, Question
from actions.questions.search import UNSURE_PLACES, UNSURE_TRADES
from actions.reading import Segment
from actions.task import KNOWN, Next, Task
from actions.turn import Turn

CONFIRM = "confirm"


class OpenTask:
    """A view of the turn's state; it holds nothing of its own."""

    def __init__(self, turn: Turn, task: Task) -> None:
        self.turn = turn
        self.task = task

    def questions(self) -> list[Question]:
        """Return the questions that belong to the task as things stand."""
        return [one for one in self.task.questions(self.turn) if one.applies(self.turn)]

    @property
    def requested(self) -> Question | None:
        """The question that is open."""
        return next((one for one in self.questions() if one.slot == self.turn.state.question), None)

    def missing(self) -> Question | None:
        """Return the next question to ask."""
        return next((one for one in self._unanswered() if one.asked), None)

    def needs_a_text(self) -> bool:
        """Whether a question is still to be put that only a text message answers."""
        return any(one.needs_a_text for one in self._unanswered())

    def filled(self) -> list[Question]:
        """Return the answered questions that can be spoken of and changed."""
        return [one for one in self.questions() if one.title and one.is_filled(self.turn)]

    def about(self, subject: str) -> Question | None:
        """Return the question that a correction about `subject` means (or its slot), one with an answer first."""
        fitting = [one for one in self.questions() if subject in (*one.about, one.slot)]
        return next((one for one in fitting if one.is_filled(self.turn)), fitting[0] if fitting else None)

    # answers

    def accept(self, question: Question, value: Any) -> Next | Begin:
        """Keep an answer and let the task react."""
        question.accept(self.turn, value)
        return self.task.after_accepting(self.turn, question)

    def extract(self, segments: Iterable[Segment], overwrite: bool = False) -> Next | Begin:
        """Keep every fact that the segments tell of questions still open (of all questions where `overwrite`)."""
        turn = self.turn
        for said in segments:
            for question in self.task.questions(turn):
                expected = question.applies(turn) or question.may_come_early(turn)
                known = question.is_filled(turn) and turn.get(question.slot) != ANY
                if not expected or (known and not overwrite):
                    continue
                value = question.extract(turn, said)
                if value is not None and value != turn.get(question.slot) and not isinstance(value, Problem):
                    then = self.accept(question, value)
                    if then is not Next.ASK:
                        return then
        return Next.ASK

    def renew(self, said: Segment, before: dict[str, Any]) -> tuple[bool, Next | Begin]:
        """Put what a segment names in the place of what was wished for before; tell whether that changed anything.

        `before` is what was known before the segment was heard: what it told just now is not announced as a change.
        """
        turn, changed = self.turn, False
        for question in self.questions():
            if not question.replaceable or not question.is_filled(turn):
                continue
            value = question.extract(turn, said)
            if value is not None and value != turn.get(question.slot) and value != before.get(question.slot):
                changed = True
                if (then := self.change(question, value)) is not Next.ASK:
                    return True, then
        return changed, Next.ASK

    def hear_as_wish(self, said: Segment) -> bool:
        """Take what a segment of any role names as a wish of this task; tell whether that changed anything."""
        turn = self.turn
        before, changed = dict(turn.state.facts), False
        # Segment by segment, for a no in one of them is none in the next: 这个 不要 | 电子商务 工作 看 想.
        for one in turn.reading.segments if said is turn.reading.whole else [said]:
            wish = replace(one, role="wish", about=None)
            changed = self.task.hears(turn, wish) or changed
            self.extract([wish], overwrite=True)
        changed = changed or turn.state.facts != before
        turn.full_prompt = turn.full_prompt or changed
        return changed

    def change(self, question: Question, value: Any) -> Next | Begin:
        """Give a question its new value, say so, and ask again what depends on it."""
        turn = self.turn
        was_asked = question.slot in turn.state.asked
        self.take_back(question)
        then = self.accept(question, value)
        if was_asked:
            turn.state.asked.append(question.slot)
        turn.say("correct.changed", title=question.title, value=question.said_back(turn))
        return then

    def take_back(self, question: Question) -> None:
        """Empty a question and all that hangs on it."""
        turn = self.turn
        turn.full_prompt = True
        turn.clear([question.slot, *question.resets, CONFIRM, OFFERED])
        turn.state.no_match_count = 0
        turn.state.asked = [slot for slot in turn.state.asked if turn.get(slot) is not None]

    def answered_before(self, slot: str | None) -> list[Question]:
        """Return the answered questions before `slot`, which going back can take back."""
        questions = self.questions()
        slots = [one.slot for one in questions]
        before = questions[: slots.index(slot)] if slot in slots else questions
        return [one for one in before if one.is_filled(self.turn) and one.asked and not one.used_up]

    # asking

    def ask(self, question: Question) -> None:
        """Put a question: in full the first time, in other words where it is still open."""
        turn = self.turn
        turn.state.asked = [*(slot for slot in turn.state.asked if slot != question.slot), question.slot]
        turn.said.gather_choices()
        # The same sentence twice in a row tells nobody anything: an open question is put in other words.
        in_full = turn.full_prompt and (question.slot == CONFIRM or question.kind == "choice")
        still_open = turn.state.question == question.slot and not in_full
        question.ask(turn, attempt=turn.state.no_match_count or int(turn.reprompt or still_open))
        turn.said.add_choices()
        turn.state.question = question.slot
        turn.awaiting = self.awaiting(question)

    def awaiting(self, question: Question) -> dict[str, Any]:
        """Return the open question and where it stands in the task (`Awaiting` of contract/api.md)."""
        done = [slot for slot in self.turn.state.asked if slot != question.slot]
        open_ones = [one.slot for one in self._unanswered() if one.asked]
        ahead = [slot for slot in open_ones if slot not in (*done, question.slot)]
        return {
            "slot": question.awaited_as or question.slot,
            "kind": question.kind,
            "step": len(done) + 1,
            "of": len(done) + 1 + len(ahead),
        }

    # leaving

    def end(self) -> None:
        """Close the task; what belongs to it alone is forgotten."""
        turn, state = self.turn, self.turn.state
        keep_the_list(turn)
        slots = [one.slot for one in self.task.questions(turn) if one.slot not in KNOWN]
        turn.clear([*slots, OFFERED, UNSURE_PLACES, UNSURE_TRADES, *self.task.own_facts(turn)])
        state.last_task, state.task, state.question, state.asked, state.begun_by = (
            self.task.name,
            None,
            None,
            [],
            None,
        )
        if state.paused_task == self.task.name:
            state.paused_task = None

    def pause(self) -> None:
        """Leave the task with all that was said, so that it can be resumed."""
        state = self.turn.state
        state.paused_task, state.paused_by = self.task.name, state.begun_by
        state.task, state.question, state.begun_by = None, None, None

    def _unanswered(self) -> list[Question]:
        return [one for one in self.questions() if not one.is_filled(self.turn)]


def has_nothing_to_choose(turn: Turn, question: Question) -> bool:
    """Whether a question offers a list that is empty."""
    return isinstance(question, ChoiceQuestion) and not question.items(turn)
