"""What a message tells is kept, whoever dealt with the message: nobody says twice who they are or what they want.

The interpreters come first. What is kept here is only what none of them took, and never what they took back.
"""

from __future__ import annotations

from typing import Any

from actions import tasks
from actions.contact import HOME
from actions.dialogue.interpreters.answers import runs_into_a_question
from actions.dialogue.open_task import CONFIRM, OpenTask
from actions.questions.choice import ChoiceQuestion
from actions.questions.home import HomeQuestion, keep_home
from actions.questions.numbers import NumberQuestion
from actions.questions.person_name import NameQuestion
from actions.questions.question import Problem, Question
from actions.questions.whose import SELF, HelperNameQuestion, relation
from actions.reading import Segment
from actions.turn import Turn

TELLS = ("answer", "background", "unclear", "wish")
"""roles of segments in which what is wished of a search is told"""
TELLS_BY_FORM = (*TELLS, "correction", "social", "steering")
"""roles of segments in which a number or a name can stand that cannot be anything else"""


def keep_what_is_told(turn: Turn, task: OpenTask | None, known: dict[str, Any]) -> None:
    """Keep name and home for the conversation, and for the task in hand what it still asks for.

    `known` are the facts before the message: what is empty now and was not is taken back, and stays so.
    """
    _keep_the_home(turn, task, known)
    if task is not None:
        _keep_for_the_task(turn, task, known)
    _keep_the_name(turn, known)


def _keep_the_home(turn: Turn, task: OpenTask | None, known: dict[str, Any]) -> None:
    if known.get(HOME) is not None and turn.get(HOME) is None:
        return
    told = [keep_home(turn, one) for one in turn.reading.segments if one.role != "correction"]
    question = next((one for one in task.questions() if one.slot == HOME), None) if task is not None else None
    if any(told) and question is not None and turn.state.question == CONFIRM:
        turn.say("correct.changed", title=question.title, value=question.said_back(turn))
        turn.full_prompt = True


def _keep_for_the_task(turn: Turn, task: OpenTask, known: dict[str, Any]) -> None:
    said = _of_this_matter(turn, task)
    for one in said:
        if one.role in TELLS and task.task.hears(turn, one):
            turn.full_prompt = True
    for question in task.task.questions(turn):
        if question.is_filled(turn) or known.get(question.slot) is not None or not _is_kept_here(turn, question):
            continue
        roles = TELLS_BY_FORM if isinstance(question, NumberQuestion | NameQuestion) else TELLS
        told = (question.extract(turn, one) for one in said if one.role in roles)
        value = next((one for one in told if one is not None and not isinstance(one, Problem)), None)
        if value is not None:
            task.accept(question, value)


def _is_kept_here(turn: Turn, question: Question) -> bool:
    """Whether a fact may be kept from beside; what is chosen or decided is only answered."""
    if isinstance(question, ChoiceQuestion | HomeQuestion) or question.used_up:
        return False
    return question.applies(turn) or question.may_come_early(turn)


def _of_this_matter(turn: Turn, task: OpenTask) -> list[Segment]:
    """Return the segments without a wish for another matter and what is told of it."""
    found, of_another = [], False
    for one in turn.reading.segments:
        if one.role == "wish" and one.intent in tasks.intents():
            of_another = one.intent not in (*task.task.intents, *task.task.also_means)
        elif one.role not in ("wish", "background", "answer"):
            of_another = False
        begins_a_question = one.role == "answer" and runs_into_a_question(turn, one)
        if not of_another and not begins_a_question:
            found.append(one)
    return found


def _keep_the_name(turn: Turn, known: dict[str, Any]) -> None:
    """Keep the name of who speaks, for themselves or as who helps somebody."""
    question = NameQuestion() if relation(turn) == SELF else HelperNameQuestion()
    if turn.person is not None and question.slot == NameQuestion.slot:
        return
    if turn.get(question.slot) is not None or known.get(question.slot) is not None:
        return
    for one in turn.reading.segments:
        if one.named("person_name") and (name := question.extract(turn, one)) is not None:
            turn.set(question.slot, name)
            return
