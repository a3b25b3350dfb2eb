"""I will ask: a question that nothing on record answers goes to the base, the employer or the clerk."""

from __future__ import annotations

from actions.answers.catalogue_questions import NOT_ON_RECORD
from actions.contact import cannot_take_calls, means_of, number_of
from actions.questions.question import Question
from actions.task import Next, Task
from actions.tasks.handover import CallBackNumberQuestion
from actions.turn import Turn
from server.registry.services import questions as put
from server.words import Digits

MOST_SAID_BACK = 20


class AskBase(Task):
    name = "ask_base"
    intents = ("ask_base",)

    def questions(self, turn: Turn) -> list[Question]:
        return [CallBackNumberQuestion(means_of(turn))]

    def before_asking(self, turn: Turn) -> Next:
        if turn.get(NOT_ON_RECORD):
            return Next.ASK
        turn.say("question.nothing_to_ask")
        return Next.END

    def own_facts(self, turn: Turn) -> list[str]:
        return [NOT_ON_RECORD]

    def finish(self, turn: Turn) -> Next:
        means, phone = means_of(turn), number_of(turn)
        in_focus, job = turn.get("class_in_focus"), turn.get("job_in_focus")
        about, record = ("class", in_focus) if in_focus else ("job", job) if job else ("case", None)
        with turn.write() as session:
            asked = put.ask(
                session, turn.conversation_id, about, record, turn.get(NOT_ON_RECORD), means,
                phone if means != "text" else None, turn.actor, cannot_take_calls(turn),
            )  # fmt: skip
            number = Digits(f"{asked.case_id:06d}")
        turn.say("question.asked", number=number)
        turn.say("question.its_words", body=_said_back(str(turn.get(NOT_ON_RECORD))))
        turn.say(f"question.answer_{means}")
        return Next.DONE


def _said_back(words: str) -> str:
    return words if len(words) <= MOST_SAID_BACK else f"{words[:MOST_SAID_BACK]}……"
