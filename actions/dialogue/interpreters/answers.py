"""The answer to the open question, with or without a remark."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actions import tasks
from actions.dialogue.interpreters.corrections import changes_wished
from actions.dialogue.interpreters.steering import steer
from actions.dialogue.open_task import OpenTask
from actions.outcome import Begin, Ended, GoOn, Outcome, Partly, StayOpen
from actions.questions.consent import ConsentQuestion
from actions.questions.question import ANY, Problem, Question
from actions.reading import Segment, merged
from actions.task import Next, outcome_of
from actions.turn import Turn
from language.names import runs_on
from language.numbers.digits import DIGITS_OF_A_CODE, longest_digit_run
from language.thresholds import DOUBTFUL, PLAIN, SURE_STEERING
from language.writing.plain import squeeze
from language.yes_no import refuses

REMARKS = ("background", "social", "unclear")
"""roles of what may stand beside an answer without asking for anything"""

WITH_A_NO = ("yes_no", "choice")
"""kinds of questions to which a bare no may be an answer"""


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Take the answer; what else the message says is left to the interpreters behind."""
    question = task.requested if task else None
    if task is None or question is None:
        return None
    whole = turn.reading.whole
    if (question.is_certain(turn, whole) or _is_just_what_is_asked(turn, question)) and not _corrects_another(
        turn, task, question
    ):
        value = question.parse(turn, replace(whole, role="answer"))
        if value is not None:
            taken = [one for one in turn.reading.segments if _is_taken(one, whole)]
            others = _other_wishes(turn, task) if value is False else []
            turn.deal_with(*[one for one in taken if not _forbids_beside(turn, one) and one not in others])
            return take(turn, task, question, value)
    if refuses(turn.text) and not question.optional and question.kind not in WITH_A_NO:
        turn.deal_with(*turn.reading.segments)
        turn.reprompt = True
        turn.say("steer.no_here")
        return GoOn()
    turn.deal_with(*[one for one in turn.left("answer") if runs_into_a_question(turn, one)])
    answers = turn.left("answer")
    if not answers or turn.left("correction") or changes_wished(turn, task):
        return None
    said, value = _value_of(turn, question, answers)
    if value is None:
        return None
    if value is False and question.slot != ConsentQuestion.slot and _gives_up(turn):
        turn.deal_with(*turn.reading.segments)
        return steer(turn, task, "cancel")
    turn.deal_with(*said, *turn.left(*REMARKS))
    return take(turn, task, question, value)


ENTITIES = {"occupation": "occupation", "place": "place", "name": "person_name"}
"""kind of a question → the entity that answers it"""


def _is_just_what_is_asked(turn: Turn, question: Question) -> bool:
    """Whether the message is the name of the thing that is asked for, and nothing else."""
    named = turn.reading.whole.named(ENTITIES.get(question.kind, ""))
    return any(squeeze(one.words) == squeeze(turn.text) for one in named)


def runs_into_a_question(turn: Turn, said: Segment) -> bool:
    """Whether a written answer runs on into a question without a mark: 在郑州开按摩店有什么扶持."""
    return not turn.by_voice and bool(turn.reading.of("question")) and runs_on(said.text, turn.text)


def take(turn: Turn, task: OpenTask, question: Question, value: Any) -> Outcome:
    """Keep an answer or say what is wrong with it, and keep what else the message tells."""
    if isinstance(value, Problem):
        turn.reprompt = True
        turn.say(value.key, **value.values)
        return GoOn() if value.asks_again else StayOpen()
    turn.state.no_match_count = 0
    outcome = _outcome(task.accept(question, value))
    if isinstance(outcome, Partly):
        for one in turn.reading.segments:
            task.task.hears(turn, one)
        outcome = _outcome(task.extract(turn.reading.segments))
    if isinstance(outcome, Ended) and _other_wishes(turn, task):
        task.end()
        return Partly()  # 先别推，河间那个推荐我想撤回 ends one thing and begins another
    return outcome


def _other_wishes(turn: Turn, task: OpenTask) -> list[Segment]:
    """Return what else is surely wished for beside the answer that ends a task."""
    wished = [one for one in turn.left("wish") if one.intent not in task.task.intents]
    return [one for one in wished if one.intent in tasks.intents() and one.confidence >= DOUBTFUL]


def _gives_up(turn: Turn) -> bool:
    """Whether a no is that of somebody who gives the whole task up: 不退了，取消."""
    sure = turn.reading.intent == "cancel" and turn.reading.confidence >= PLAIN
    return sure or any(one.intent == "cancel" for one in turn.left("steering"))


def _corrects_another(turn: Turn, task: OpenTask, question: Question) -> bool:
    """Whether the words take back another answer, so that digits in them are none to the open question."""
    corrected = [task.about(one.about or "") for one in turn.left("correction")]
    others = [one for one in corrected if one is not None and one.slot != question.slot]
    if squeeze(turn.text).isdigit() or not others:
        return False
    # 手机念的是五五一二三五 gives the code, although it names the telephone.
    return not ("code" in question.about and len(longest_digit_run(turn.text)) == DIGITS_OF_A_CODE)


def _value_of(turn: Turn, question: Question, answers: list[Segment]) -> tuple[list[Segment], Any]:
    """Return the segments that answer and their value: all together, else the first that gives one."""
    for said in [merged(answers)] if len(answers) > 1 else []:
        if (value := question.parse(turn, said)) is not None and not isinstance(value, Problem):
            return answers, value
    for one in answers:
        if question.optional and (one.value == ANY or (one.value == "no" and not one.mentions)):
            return [one], ANY  # whatever it is, or none: the question is left open for good
        if (value := question.parse(turn, one)) is not None:
            return answers, value
    return [], None


def _forbids_beside(turn: Turn, said: Segment) -> bool:
    """Whether a remark beside the answer says who is not to be told, which is answered: 同意，别给村里人说."""
    return said.role == "background" and turn.reading.shows("not_to_tell")


def _is_taken(one: Segment, whole: Segment) -> bool:
    """Whether a segment is dealt with by an answer that its form shows; what may be steering steers nothing then."""
    if one.role == "steering" and one.confidence < SURE_STEERING:
        return True
    return one.role in ("answer", "background", "social", "unclear", "wish", "correction") or one.text == whole.text


def _outcome(then: Next | Begin) -> Outcome:
    return Partly() if then is Next.ASK else outcome_of(then)
