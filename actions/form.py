"""A task: a form of Rasa whose every turn is one pass of `TaskForm.act`.

The order in which a message is read is the heart of it: a plain answer first, then a correction, then what steers
the conversation, then another wish, then a looser reading of the answer, and last the ladder of misunderstanding.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from actions import speaking
from actions.aside import answer_aside
from actions.base import RegistryAction
from actions.correction import correct, corrects_another, replace, volunteered
from actions.correction_words import says_it_was_said
from actions.digression import VERY_SURE, answer_about_the_offer, asks, asks_in_passing, digress
from actions.fallback import misunderstood
from actions.steering import steer, steer_by_words
from actions.steps.choice import MORE, ChoiceStep
from actions.steps.step import Problem, Step
from actions.then import Then
from actions.turn import REQUESTED, Turn
from language.writing.plain import squeeze

SURE = 0.6
A_WHILE = timedelta(hours=6)
KNOWN = {"consent", "place", "certificate_number", "phone_number", "verification_code", "person_name", "home"}
"""slots that hold for the whole conversation: nobody is asked twice"""
UNSURE = {"place_candidates": "task.place_unclear", "occupation_candidates": "task.occupation_unclear"}
"""slots that hold several readings of one word until it is asked which one is meant, and what is said of it"""


class TaskForm(RegistryAction):
    """Validates and asks for one form. Subclasses name the form and list its steps."""

    form: ClassVar[str]
    title: ClassVar[str]
    """what the task is called when it is spoken of: 报名培训"""
    intents: ClassVar[tuple[str, ...]] = ()
    """the intents that begin this task"""
    keeps: ClassVar[tuple[str, ...]] = ()
    """slots that an earlier task may leave for this one"""
    remembers_wish: ClassVar[bool] = True
    """whether the wish that begins this task takes the place of the one before"""

    @property
    def action_name(self) -> str:  # type: ignore[override]
        return f"validate_{self.form}"

    def steps(self, turn: Turn) -> list[Step]:
        """Return the questions in their order."""
        raise NotImplementedError

    def before_asking(self, turn: Turn) -> bool:
        """Look at what is known before the next question; return False after ending the form."""
        return True

    def after_accepting(self, turn: Turn, step: Step) -> bool:
        """React to a new value; return False after ending the form."""
        return True

    def act(self, turn: Turn) -> None:
        # Rasa leaves a form in whose turn no slot was set; this one is always set.
        turn.set("misunderstood", turn.get("misunderstood") or 0)
        if turn.get(REQUESTED) is None:
            then = self._begin(turn)
        elif turn.is_new_message and turn.quiet_for >= A_WHILE:
            then = self._hear_again(turn)
        elif turn.is_new_message:
            rung = turn.get("misunderstood")
            then = self._hear(turn)
            if turn.get("misunderstood") == rung:  # understood, whatever it was: the ladder starts again
                turn.set("misunderstood", 0)
        else:
            then = Then.ASK
        if then is Then.ASK:
            self.ask_next(turn)
        elif then is Then.WAIT and (step := self.requested(turn)) is not None:
            turn.set(REQUESTED, step.slot)
            turn.awaiting = self.awaiting(turn, step)
        if turn.task_ended and not (self.form == "handover_form" and turn.get("left_form")):
            speaking.offer_wish(turn)

    # beginning

    def _begin(self, turn: Turn) -> Then:
        if turn.get("resuming") == self.form:
            turn.clear(["resuming", "left_form"])
            turn.say("task.resumed", title=self.title)
            return Then.ASK
        own = {step.slot for step in self.steps(turn)} | {"offered", *UNSURE}
        turn.clear([*(own - KNOWN - set(self.keeps)), "asked"])
        turn.set("misunderstood", 0)
        if carried := turn.get("carried"):
            turn.intent, turn.text = carried["intent"], carried["text"]
            turn.clear(["carried"])
        if self.remembers_wish:
            turn.set("wish", turn.intent or None)
        return self.take_volunteered(turn, overwrite=True)

    def take_volunteered(self, turn: Turn, overwrite: bool = False) -> Then:
        """Keep every fact that the message tells of questions still open."""
        for step in self.steps(turn):
            expected = step.applies(turn) or step.may_come_early(turn)
            if expected and (overwrite or not step.is_filled(turn)):
                value = volunteered(turn, step)
                if value is not None and value != turn.get(step.slot):
                    step.accept(turn, value)
                    if not self.after_accepting(turn, step):
                        return Then.END
        return Then.ASK

    # hearing

    def _hear_again(self, turn: Turn) -> Then:
        """Hear a message after a long silence: say first where things stand, and ask the question in full."""
        turn.say("task.after_a_while", title=self.title)
        turn.restates = True
        turn.set("misunderstood", 0)
        step = self.requested(turn)
        # A yes of today may be no yes to what was announced yesterday: it is announced once more.
        bare_yes = step is not None and step.slot == "confirm" and step.read(turn) is True
        return Then.ASK if bare_yes or turn.intent == "greet" else self._hear(turn)

    def _hear(self, turn: Turn) -> Then:
        step = self.requested(turn)
        if turn.intent == "emotional_distress" and turn.confidence >= SURE:
            return self.leave(turn, "action_comfort")
        if answer_aside(turn):
            return Then.ASK
        if step is not None and not isinstance(step, ChoiceStep) and squeeze(turn.text) in MORE:
            return self._nothing_more(turn)
        if (steered := steer_by_words(self, turn)) is not None:
            return steered
        if step is not None and step.is_plain_answer(turn) and not corrects_another(self, turn, step):
            value = step.read(turn)
            if value is not None:
                return self._take(turn, step, value)
        if (corrected := correct(self, turn)) is not None:
            return corrected
        if turn.confidence >= SURE and (steered := steer(self, turn)) is not None:
            return steered
        if asks(turn) and (replaced := replace(self, turn)) is not None:  # 郑州也有吗, whatever the model makes of it
            return replaced
        # A place or a trade in a question is no answer: 在郑州开店有什么扶持.
        bar = SURE if asks(turn) else VERY_SURE
        if turn.confidence >= bar and (digressed := digress(self, turn)) is not None:
            return digressed
        if step is not None:
            if (asked := asks_in_passing(self, turn, step)) is not None:
                return asked
            value = step.read(turn)
            if value is not None:
                return self._take(turn, step, value)
        if (replaced := replace(self, turn)) is not None:
            return replaced
        if (told := answer_about_the_offer(self, turn)) is not None:
            return told
        if turn.confidence >= SURE and (digressed := digress(self, turn)) is not None:
            return digressed
        return self._take_in_passing(turn, step)

    def _take(self, turn: Turn, step: Step, value: Any) -> Then:
        if isinstance(value, Problem):
            turn.had_problem = True
            turn.say(value.key, **value.values)
            return Then.ASK if value.asks_again else Then.WAIT
        turn.set("misunderstood", 0)
        step.accept(turn, value)
        if not self.after_accepting(turn, step):
            return Then.END
        return self.take_volunteered(turn)

    def _take_in_passing(self, turn: Turn, step: Step | None) -> Then:
        before = dict(turn.slots)
        if self.take_volunteered(turn) is Then.END:
            return Then.END
        if any(turn.get(one.slot) != before.get(one.slot) for one in self.steps(turn)):
            turn.say("task.noted")
        elif unclear := next((slot for slot in UNSURE if turn.get(slot) != before.get(slot)), None):
            turn.say(UNSURE[unclear])
        elif says_it_was_said(turn.text) and not turn.get("misunderstood"):
            turn.set("misunderstood", 1)  # a second time climbs the ladder
            turn.say("correct.said_already")
        elif turn.intent not in self.intents or turn.confidence < SURE or turn.get(REQUESTED) == "confirm":
            return misunderstood(turn, step)
        return Then.ASK

    def _nothing_more(self, turn: Turn) -> Then:
        """There are no further choices here; one who wants another than the chosen one gets the list again."""
        if (corrected := correct(self, turn)) is None:
            turn.had_problem = True
            turn.say("problem.nothing_more")
        return corrected or Then.ASK

    # asking and ending

    def requested(self, turn: Turn) -> Step | None:
        """Return the step whose question is open."""
        return next((step for step in self.steps(turn) if step.slot == turn.get(REQUESTED)), None)

    def missing(self, turn: Turn) -> Step | None:
        """Return the next step to ask for."""
        return next((step for step in self._open(turn) if step.asked), None)

    def _open(self, turn: Turn) -> list[Step]:
        return [step for step in self.steps(turn) if step.applies(turn) and not step.is_filled(turn)]

    def ask_next(self, turn: Turn) -> None:
        """Ask for what is missing, or end the form so that Rasa goes on to the action that does the task."""
        if not self.before_asking(turn):
            return
        step = self.missing(turn)
        if isinstance(step, ChoiceStep) and not step.items(turn):
            step.nothing_found(turn)
            self.end(turn)
            return
        if step is None:
            turn.set(REQUESTED, None)
            return
        asked = turn.get("asked") or []
        turn.set("asked", [*(slot for slot in asked if slot != step.slot), step.slot])
        turn.gather_choices()
        # The same sentence twice in a row tells nobody anything: an open question is put in other words.
        in_full = turn.restates and (step.slot == "confirm" or step.kind == "choice")
        still_open = turn.get(REQUESTED) == step.slot and not in_full
        step.ask(turn, attempt=turn.get("misunderstood") or int(turn.had_problem or still_open))
        turn.add_choices()
        turn.set(REQUESTED, step.slot)
        turn.awaiting = self.awaiting(turn, step)

    def awaiting(self, turn: Turn, step: Step) -> dict[str, Any]:
        """Return the open question and where it stands in the task (`Awaiting` of contract/api.md)."""
        done = [slot for slot in turn.get("asked") or [] if slot != step.slot]
        open_ones = [one.slot for one in self._open(turn) if one.asked]
        ahead = [slot for slot in open_ones if slot not in (*done, step.slot)]
        return {"slot": step.slot, "kind": step.kind, "step": len(done) + 1, "of": len(done) + 1 + len(ahead)}

    def end(self, turn: Turn) -> None:
        """End the form without doing the task; what belongs to this task alone is forgotten."""
        turn.set(REQUESTED, None)
        turn.clear([*self.own_slots(turn), "asked"])
        if turn.get("left_form") == self.form:
            turn.clear(["left_form"])
        turn.follow_with("action_listen")
        turn.task_ended = True

    def own_slots(self, turn: Turn) -> list[str]:
        """Return the slots that must not leak into the next task."""
        return [step.slot for step in self.steps(turn) if step.slot not in KNOWN] + ["offered", *UNSURE]

    def leave(self, turn: Turn, action: str) -> Then:
        """Leave the form for another action, keeping all that was said; the task can be resumed."""
        turn.set("left_form", self.form)
        turn.set(REQUESTED, None)
        turn.follow_with(action)
        return Then.END
