"""Looking something up: who is it, then the record."""

from __future__ import annotations

from actions.answers.records import RECORD_INTENTS, show_record
from actions.menu import menu
from actions.personal import PersonalTask
from actions.questions.identity import identity_questions
from actions.questions.question import Question
from actions.questions.whose import WhoseQuestion
from actions.task import Next
from actions.turn import Turn


class Record(PersonalTask):
    name = "record"
    intents = RECORD_INTENTS
    deed = "查"
    needs_record = True

    @property
    def title(self) -> str:
        return "查记录"

    def questions(self, turn: Turn) -> list[Question]:
        return [WhoseQuestion(), *identity_questions(name_for_new=False)]

    def not_on_record(self, turn: Turn) -> Next:
        if turn.state.begun_by == "check_subsidy_eligibility":
            turn.say("subsidy.nothing_seen")
        return super().not_on_record(turn)

    def finish(self, turn: Turn) -> Next:
        if turn.person is not None and turn.state.begun_by in RECORD_INTENTS:
            show_record(turn, turn.state.begun_by)
        else:
            turn.say("small.what_now", options=menu(turn))
        return Next.DONE
