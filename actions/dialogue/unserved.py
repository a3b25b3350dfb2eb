"""What cannot be done here yet is said before anything is asked: nobody answers, or no text message goes out."""

from __future__ import annotations

from actions.contact import nobody_answers, office_contact
from actions.dialogue.open_task import OpenTask
from actions.menu import A_PERSON, to
from actions.questions.identity import IDENTITY
from actions.questions.question import Question
from actions.turn import Turn


def tell_unserved(turn: Turn, task: OpenTask, question: Question | None) -> bool:
    """Say honestly that the task cannot be done here, and where it can; tell whether that is so.

    `question` is what would be asked next.
    """
    if task.task.for_the_office and nobody_answers(turn):
        turn.say("handover.nobody_here", contact=office_contact(turn))
        return True
    waits_for_a_text = question is not None and question.slot in IDENTITY and task.needs_a_text()
    if waits_for_a_text and not turn.context.sends_texts:
        if nobody_answers(turn):
            turn.say("identity.no_texts_and_nobody", contact=office_contact(turn))
        else:  # a clerk who has made sure lets the conversation go on without a code
            turn.say("identity.no_texts", contact=office_contact(turn), options=[to(A_PERSON)])
        return True
    return False
