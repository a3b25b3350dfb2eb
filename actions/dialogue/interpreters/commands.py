"""The words that the assistant itself teaches: understood to the letter, whatever the pipeline makes of them."""

from __future__ import annotations

import re

from actions import tasks
from actions.answers import policy
from actions.answers.records import RECORD_INTENTS, show_record
from actions.dialogue.interpreters import asking, steering
from actions.dialogue.interpreters.wishes import remember, replaces_search
from actions.dialogue.open_task import OpenTask
from actions.menu import A_PERSON, menu, sentence_of, title_of
from actions.outcome import Begin, GoOn, Outcome, StayOpen
from actions.questions.question import Question
from actions.reading import Segment
from actions.turn import Turn
from language.commands import asks_for_more_options, is_in_sign_order, plain_wish, read_command
from language.thresholds import SURE_WISH
from language.writing.plain import squeeze


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Do what a taught word or the sentence of a choice says."""
    question = task.requested if task else None
    if question is not None and question.is_certain(turn, turn.reading.whole) and not _is_steering_key(turn.text):
        return None
    if asks_for_more_options(turn.text) and policy.more_was_offered(turn):
        turn.deal_with(*turn.reading.segments)
        policy.tell_more(turn)
        return GoOn() if task else StayOpen()
    if command := read_command(turn.text):
        return steering.steer(turn, task, command)
    if task is not None and asks_for_more_options(turn.text) and not turn.reading.of("question"):
        return steering.steer(turn, task, "more_options")  # 换一个 after the choice is no no to the task
    if (asked := asking.interpret(turn, task)) is not None:
        return asked
    if (intent := _task_of_sentence(turn.text) or _task_of_a_clause(turn, task)) is not None:
        return _to_task(turn, task, Segment(turn.text, "wish", intent, mentions=turn.reading.whole.mentions))
    if squeeze(turn.text) == NEITHER:
        turn.say("fallback.neither_here" if task else "fallback.neither", options=[] if task else menu(turn))
        return GoOn()
    if task is not None and (named := _field_of_sentence(turn, task)):
        task.take_back(named)
        turn.say("correct.again", title=named.title)
        return GoOn()
    return None


NEITHER = "都不是"


def _to_task(turn: Turn, task: OpenTask | None, said: Segment) -> Outcome | None:
    """Begin the task whose sentence was said; with another one in hand, look it up or keep it for afterwards."""
    intent = str(said.intent)
    if task is None or intent == A_PERSON:
        return Begin(intent, said, keeps_task=True)
    if intent in (*task.task.intents, *task.task.also_means):
        return None
    if replaces_search(task, said):
        return Begin(intent, said, keeps_task=True)
    turn.deal_with(*turn.reading.segments)
    if intent in RECORD_INTENTS and turn.person is not None:
        show_record(turn, intent)
    else:
        remember(turn, said)
    return GoOn()


def _task_of_sentence(text: str) -> str | None:
    said = plain_wish(squeeze(text))
    taught = ((one, {plain_wish(squeeze(sentence_of(one))), squeeze(title_of(one))}) for one in tasks.intents())
    return next((one for one, words in taught if said in words or is_in_sign_order(text, words)), None)


def _task_of_a_clause(turn: Turn, task: OpenTask | None) -> str | None:
    """Return the matter that one clause of a longer message asks for in its taught words: 算了，我还是撤回同意吧."""
    others = [one for one in turn.reading.of("question", "wish") if one.confidence >= SURE_WISH]
    if task is not None or turn.reading.shows("not_meant", "doubt") or len(others) > 1:
        return None
    clauses = re.split(r"[，,。；;！!？?]", turn.text)
    found = {intent for one in clauses if (intent := _task_of_sentence(one.strip().rstrip("吧了")))}
    intent = found.pop() if len(clauses) > 1 and len(found) == 1 else None
    return intent if all(one.intent == intent for one in others) else None


def _field_of_sentence(turn: Turn, task: OpenTask) -> Question | None:
    """Return the question whose correction was chosen from the list: 手机号错了，要改."""
    return next((one for one in task.filled() if squeeze(turn.text) == squeeze(f"{one.title}错了，要改")), None)


def _is_steering_key(text: str) -> bool:
    return text.strip() in ("*", "#")
