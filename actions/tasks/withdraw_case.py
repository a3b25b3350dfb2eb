"""Taking back what was handed over or asked of a base, as long as nobody has answered it."""

from __future__ import annotations

from actions.answers import case_state
from actions.questions.confirm import YES_NO, ConfirmQuestion
from actions.questions.question import Question
from actions.task import Next, Task
from actions.turn import Turn
from server.registry.services import handover
from server.words import Digits


class WithdrawCase(Task):
    """Nobody wishes for it by an intent: who gives something up with no task in hand means what still waits."""

    name = "withdraw_case"
    intents = ("withdraw_case",)
    deed = "撤|取消"

    def questions(self, turn: Turn) -> list[Question]:
        return [ConfirmQuestion(_announce, self.title)]

    def after_accepting(self, turn: Turn, question: Question) -> Next:
        if turn.get("confirm") is False:
            turn.say("handover.stays")
            return Next.END
        return Next.ASK

    def finish(self, turn: Turn) -> Next:
        with turn.write() as session:
            case = handover.withdraw_case(session, turn.conversation_id, turn.actor)
        if case is None and case_state.tell_that_the_code_comes_first(turn):
            return Next.END
        turn.say("handover.withdrawn" if case is not None else "handover.answered_meanwhile")
        return Next.DONE


def _announce(turn: Turn) -> None:
    case = handover.waiting_case(turn.session, turn.conversation_id)
    number = Digits(f"{case.id:06d}") if case is not None else ""
    turn.say("handover.confirm_withdrawal", number=number, options=YES_NO)
