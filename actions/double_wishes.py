"""Two wishes in one sentence: a question is answered at once, the first task begins, the second one waits."""

from __future__ import annotations

from actions.answers.course import describe_class_in_focus
from actions.answers.policy import POLICY_INTENTS, answer_policy
from actions.digression import remember_wish
from actions.turn import Choice, Turn, Wish
from actions.wishes import IN_OFFICE_ONLY, TASKS

ABOUT_A_CLASS = ("enrol_training", "browse_courses")
"""tasks that tell of the classes themselves, so that a question on a class needs no task of its own"""


def take_both(turn: Turn) -> bool:
    """Do what a sentence with two wishes asks for where no task is open; False where it has one."""
    if turn.both is None:
        return False
    tasks = [task for wish in turn.both if (task := _answer_or_task(turn, wish)) is not None]
    if not tasks:
        turn.follow_with("action_listen")
        return True
    first, *later = tasks
    if first.intent in ABOUT_A_CLASS and "ask_course_detail" in {wish.intent for wish in turn.both}:
        first = Wish(first.intent, turn.text)  # what is asked of the class is part of what is looked for
    for wish in later:
        with turn.reading(wish):
            remember_wish(turn, wish.intent)
    turn.set("carried", {"intent": first.intent, "text": first.text})
    turn.follow_with(TASKS[first.intent].action)
    return True


def _answer_or_task(turn: Turn, wish: Wish) -> Wish | None:
    """Answer a question and return None, or return the wish where a task must do it."""
    with turn.reading(wish):
        if wish.intent in POLICY_INTENTS:
            answer_policy(turn)
        elif wish.intent in IN_OFFICE_ONLY:
            turn.say(f"office.{wish.intent}", options=[Choice("转人工", "转人工")])
        elif wish.intent == "ask_course_detail":
            told = describe_class_in_focus(turn) or any(one.intent in ABOUT_A_CLASS for one in turn.both or ())
            return None if told else Wish("browse_courses", wish.text)
        elif wish.intent in TASKS:
            return wish
    return None
