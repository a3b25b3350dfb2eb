"""I will ask: a question that nothing on record answers goes to the base, the employer or the clerk."""

from __future__ import annotations

from actions.answers.open_questions import NOTED, noted, put_in_words
from actions.contact import cannot_take_calls, means_of, number_of
from actions.questions.question import Question
from actions.task import Next, Task
from actions.tasks.handover import CallBackNumberQuestion
from actions.turn import Turn
from server.registry.services import questions as put
from server.words import Digits


class AskBase(Task):
    name = "ask_base"
    intents = ("ask_base",)

    def questions(self, turn: Turn) -> list[Question]:
        return [CallBackNumberQuestion(means_of(turn))]

    def before_asking(self, turn: Turn) -> Next:
        if noted(turn):
            return Next.ASK
        turn.say("question.nothing_to_ask")
        return Next.END

    def own_facts(self, turn: Turn) -> list[str]:
        return [NOTED]

    def finish(self, turn: Turn) -> Next:
        means, phone, asked = means_of(turn), number_of(turn), noted(turn)
        with turn.write() as session:
            waiting = len(put.open_questions(session, turn.conversation_id))
            for one in asked:
                question = put.ask(
                    session, turn.conversation_id, one["about"], one["record"], put_in_words(one), means,
                    phone if means != "text" else None, turn.actor, cannot_take_calls(turn),
                )  # fmt: skip
            number = Digits(f"{question.case_id:06d}")
        turn.say("question.asked", number=number)
        for one in asked:
            turn.say("question.its_words", body=put_in_words(one))
        if waiting:
            turn.say("question.beside_others", number=number, count=waiting)
        turn.say(f"question.answer_{means}")
        return Next.DONE
