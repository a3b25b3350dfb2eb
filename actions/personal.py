"""Tasks that touch a person's record: whose it is, consent and identity come before the write."""

from __future__ import annotations

from typing import ClassVar

from actions.menu import A_PERSON, to
from actions.outcome import Begin
from actions.questions.confirm import WHAT_IS_WRONG
from actions.questions.consent import GIVEN_ANEW
from actions.questions.identity import is_new
from actions.questions.question import Question
from actions.questions.verification_code import MISMATCH
from actions.questions.whose import SELF, relation, say_whose
from actions.said import Choice
from actions.task import Next, Task
from actions.turn import Turn
from language.yes_no import read_yes_no


def _says_more_than_no(turn: Turn) -> bool:
    """Whether the matter itself is refused, and not only said to be wrong."""
    return turn.reading.shows("refuses", "puts_off") and read_yes_no(turn.text) is None


class PersonalTask(Task):
    """Watches over consent and identity while the task runs; a no to the last question writes nothing."""

    without_consent: ClassVar[str] = "identity.no_consent"
    """what is said to who does not consent"""
    needs_record: ClassVar[bool] = False
    """whether only people who are on record have anything to see or change here"""

    def before_asking(self, turn: Turn) -> Next:
        say_whose(turn)
        if self.needs_record and is_new(turn):  # verified in an earlier task of this conversation
            return self.not_on_record(turn)
        return Next.ASK

    def after_accepting(self, turn: Turn, question: Question) -> Next | Begin:
        if question.slot == "consent" and turn.get("consent") is False:
            return self._without_consent(turn)
        if question.slot == "verification_code":
            return self._identified(turn)
        if question.slot == "confirm":
            return self._confirmed(turn)
        return Next.ASK

    def not_on_record(self, turn: Turn) -> Next:
        """Say that there is nothing on record of this person."""
        turn.say("identity.not_on_record", options=[to("register_person"), to(A_PERSON)])
        return Next.END

    def own_facts(self, turn: Turn) -> list[str]:
        return [*super().own_facts(turn), WHAT_IS_WRONG, GIVEN_ANEW]

    def _without_consent(self, turn: Turn) -> Next:
        turn.clear(["consent"])
        self.keep_aside(turn)
        turn.say(self.without_consent, options=[to("browse_courses"), to(A_PERSON)])
        return Next.END

    def _identified(self, turn: Turn) -> Next:
        if turn.get("verification_code") == MISMATCH:
            turn.clear(["verification_code", "certificate_number", "phone_number", "code_sent_to"])
            turn.say("identity.mismatch", options=[to(A_PERSON), to("register_person")])
            return Next.END
        person = turn.person
        if person is not None:
            key = "identity.welcome_back" if relation(turn) == SELF else "identity.welcome_back_for"
            turn.say(key, name=person.name)
        elif self.needs_record:
            return self.not_on_record(turn)
        else:
            turn.say("identity.verified")
        return Next.ASK

    def _confirmed(self, turn: Turn) -> Next:
        if turn.get("confirm") is True:
            if turn.get(WHAT_IS_WRONG):
                # A yes to "what should change?" is no yes to the task: say again what will be written.
                turn.clear(["confirm", WHAT_IS_WRONG])
                turn.full_prompt = True
            return Next.ASK
        turn.clear(["confirm"])
        if turn.history.told_last("ask.confirm_again") or _says_more_than_no(turn):
            self.keep_aside(turn)
            turn.say("steer.cancelled", title=self.title)
            return Next.END
        turn.set(WHAT_IS_WRONG, True)
        changeable = [one for one in self.questions(turn) if one.title and one.applies(turn) and one.is_filled(turn)]
        options = [Choice(f"改{one.title}", f"{one.title}错了，要改") for one in reversed(changeable)]
        turn.say("task.not_confirmed", options=[*options[: turn.said.option_limit - 1], Choice("取消", "取消")])
        turn.state.question = "confirm"
        return Next.STAY
