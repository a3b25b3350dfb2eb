"""Looking something up: who is it, then the record."""

from __future__ import annotations

from actions import speaking
from actions.answers.records import RECORD_INTENTS, show_record
from actions.steps.identity import identity_steps
from actions.steps.step import Step
from actions.tasks.done import TaskEnd
from actions.tasks.withdrawing import YieldsToWithdrawal
from actions.turn import Turn
from actions.wishes import TASKS


class RecordForm(YieldsToWithdrawal):
    form = "record_form"
    title = "查记录"
    intents = RECORD_INTENTS
    needs_record = True

    def steps(self, turn: Turn) -> list[Step]:
        return identity_steps(name_for_new=False)

    def _not_on_record(self, turn: Turn) -> None:
        if turn.get("wish") == "check_subsidy_eligibility":
            turn.say("subsidy.never_claimed")
        super()._not_on_record(turn)


class ShowRecord(TaskEnd):
    action_name = "action_show_record"
    form = "record_form"
    needs_yes = False

    def finish(self, turn: Turn) -> bool:
        wish = turn.get("wish")
        if turn.person is not None and wish in TASKS and wish in RECORD_INTENTS:
            show_record(turn, wish)
        else:
            turn.say("small.what_now", options=speaking.menu(turn))
        return True
