"""Tasks that touch a person's record: consent and identity come before the write."""

from __future__ import annotations

from actions.form import TaskForm
from actions.steps.choice import OFFERED
from actions.steps.confirm import ASKED_WHAT_IS_WRONG
from actions.steps.identity import is_new
from actions.steps.step import Step
from actions.turn import Choice, Turn


class PersonalForm(TaskForm):
    """Watches over consent and identity while the form runs; a no to the last question writes nothing."""

    needs_record = False
    """whether only people who are on record have anything to see or change here"""

    def before_asking(self, turn: Turn) -> bool:
        if self.needs_record and is_new(turn):  # verified in an earlier task of this conversation
            self._not_on_record(turn)
            return False
        return super().before_asking(turn)

    def after_accepting(self, turn: Turn, step: Step) -> bool:
        if step.slot == "consent" and turn.get("consent") is False:
            return self._without_consent(turn)
        if step.slot == "verification_code":
            return self._identified(turn)
        if step.slot == "confirm" and turn.get("confirm") is False:
            return self._not_confirmed(turn)
        if step.slot == "confirm" and turn.get(OFFERED) == ASKED_WHAT_IS_WRONG:
            # A yes to "what should change?" is no yes to the task: say again what will be written.
            turn.clear(["confirm", OFFERED])
            turn.restates = True
        return True

    def _without_consent(self, turn: Turn) -> bool:
        turn.clear(["consent"])
        turn.say("identity.no_consent", options=[Choice("看培训班", "有哪些培训班"), Choice("转人工", "转人工")])
        self.end(turn)
        return False

    def _identified(self, turn: Turn) -> bool:
        if turn.get("verification_code") == "mismatch":
            turn.clear(["verification_code", "certificate_number", "phone_number", "code_sent_to"])
            turn.say("identity.mismatch", options=[Choice("转人工", "转人工"), Choice("重新输入", "我想登记建档")])
            self.end(turn)
            return False
        person = turn.person
        if person is not None:
            turn.say("identity.welcome_back", name=person.name)
        elif self.needs_record:
            self._not_on_record(turn)
            return False
        else:
            turn.say("identity.verified")
        return True

    def _not_on_record(self, turn: Turn) -> None:
        turn.say("identity.not_on_record", options=[Choice("现在登记", "我想登记建档"), Choice("转人工", "转人工")])
        self.end(turn)

    def _not_confirmed(self, turn: Turn) -> bool:
        turn.clear(["confirm"])
        turn.set(OFFERED, ASKED_WHAT_IS_WRONG)
        changeable = [one for one in self.steps(turn) if one.title and one.applies(turn) and one.is_filled(turn)]
        options = [Choice(f"改{one.title}", f"{one.title}错了，要改") for one in reversed(changeable)]
        turn.say("task.not_confirmed", options=[*options[: turn.option_limit - 1], Choice("取消", "取消")])
        turn.set("requested_slot", "confirm")
        turn.awaiting = self.awaiting(turn, next(one for one in self.steps(turn) if one.slot == "confirm"))
        return False
