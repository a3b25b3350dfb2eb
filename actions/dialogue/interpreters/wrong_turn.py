"""A task that was misunderstood is left by saying so: 不是报名，是退班."""

from __future__ import annotations

import re

from actions import tasks
from actions.dialogue.open_task import CONFIRM, OpenTask
from actions.menu import menu
from actions.outcome import Ended, GoOn, Outcome, Partly, StayOpen
from actions.reading import Segment
from actions.task import Task
from actions.turn import Turn
from language.thresholds import SURE_WISH, SURE_YES, TAKEN
from language.yes_no import read_yes_no

ALL_OF_IT = "task"


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Drop the task in hand, keep its facts, and let what was meant begin."""
    denied = [one for one in turn.left("correction") if one.about == ALL_OF_IT and not _names_a_value(one)]
    question = task.requested if task else None
    if task is not None and turn.history.told_last("correct.which") and turn.reading.shows("stands"):
        turn.deal_with(*turn.left("correction", "answer", "social"))
        turn.full_prompt = True
        return Partly() if turn.left("wish", "question", "background") else GoOn()
    if task is not None and _drops_what_waits(turn, denied):
        return Partly() if turn.left("answer") else GoOn()
    if task is not None and _refuses(turn, task):
        return _give_up(turn, task)
    if task is not None and not _denies_the_matter(turn, task):
        turn.deal_with(*denied)  # 我不是说没有，证就在手里 clears something up, and leaves nothing
        denied = []
    chosen = question is not None and question.is_certain(turn, turn.reading.whole)  # 撤回申请000001 is on the list
    if not denied or chosen:
        return None
    turn.deal_with(*denied)
    if task is not None and any(one.intent in task.task.intents for one in turn.left("wish")):
        return Partly()  # 我没有要选班，我要工作 denies what was shown, and wishes for the very thing in hand
    if task is not None:
        turn.say("correct.misheard", title=task.task.title)
        task.task.keep_aside(turn)
        task.end()
        turn.state.pending = [one for one in turn.state.pending if one["intent"] not in task.task.intents]
        turn.deal_with(*[one for one in turn.left("wish", "question") if one.intent in task.task.intents])
    if turn.left("wish", "question", "steering"):
        return Partly()
    if task is None:
        turn.say("correct.misheard_nothing_open", options=menu(turn))
    else:
        turn.say("correct.what_then", options=menu(turn))
    return StayOpen()


def _denies_the_matter(turn: Turn, task: OpenTask) -> bool:
    """Whether what is denied is the task in hand: by its name, in few words, or for another that is wished for."""
    others = [
        one for one in turn.left("wish", "question")
        if one.intent in tasks.intents() and one.intent not in (*task.task.intents, *task.task.also_means)
    ]  # fmt: skip
    return (
        any(one.confidence >= SURE_WISH for one in others)
        or turn.reading.shows("only_asks")
        or (
            turn.reading.shows("not_meant", "refuses")
            and (_is_named(turn, task.task) or not turn.left(*BESIDE_A_DENIAL))
        )
    )


BESIDE_A_DENIAL = ("answer", "background", "question")
"""what stands beside a denial that clears something up and denies no matter: 我还没说要去，这个交社保不"""


def _is_named(turn: Turn, task: Task) -> bool:
    return re.search(f"{task.title}|{task.deed}" if task.deed else task.title, turn.text) is not None


def _drops_what_waits(turn: Turn, denied: list[Segment]) -> bool:
    """Whether what is denied is the wish that was noted for later, so that the task in hand stands: 我没说退班."""
    if not turn.state.pending or not (denied or turn.left("correction", "answer", "wish")):
        return False
    waits = tasks.by_intent(str(turn.state.pending[-1]["intent"]))
    if not _is_named(turn, waits) or not turn.reading.shows("not_meant", "refuses"):
        return False
    turn.state.pending.pop()
    agrees = [one for one in turn.left("answer") if one.value == "yes"]  # 我没叫你查那个，行吧那同意
    turn.deal_with(*[one for one in turn.reading.segments if one not in agrees])
    turn.say("task.wish_not_meant")
    turn.full_prompt = True
    return True


def _refuses(turn: Turn, task: OpenTask) -> bool:
    """Whether who is asked for a fact only wanted to know or refuses it, or the deed is refused by its name."""
    question = task.requested
    if question is None or read_yes_no(turn.text) is False:
        return False
    if question.slot == CONFIRM:  # 别删！我就问问以后怎么删
        own = question.is_certain(turn, turn.reading.whole)
        return not own and any(_refuses_by_name(one, task.task) for one in turn.left("answer"))
    if not question.personal:
        return False
    refuses = turn.reading.shows("refuses") and not turn.reading.shows("condition", "stands")
    only_asks = turn.reading.shows("only_asks") and not turn.left("answer")
    return only_asks or (refuses and question.kind != "yes_no")


def _refuses_by_name(said: Segment, task: Task) -> bool:
    """Whether what was read as a no names the very deed that is to be done."""
    sure = said.value == "no" and said.confidence >= SURE_YES
    return sure and bool(task.deed) and re.search(task.deed, said.text) is not None


def _give_up(turn: Turn, task: OpenTask) -> Outcome:
    """End the task; what is wished for instead is begun."""
    others = [
        one
        for one in turn.left("wish", "question")
        if one.intent not in task.task.intents and one.confidence >= TAKEN
    ]
    turn.deal_with(*[one for one in turn.reading.segments if one not in others])
    turn.say("steer.cancelled", title=task.task.title)
    task.task.keep_aside(turn)
    if not others:
        return Ended()
    task.end()
    return Partly()


def _names_a_value(one: Segment) -> bool:
    """Whether a fact is denied (不是初级) rather than the whole matter."""
    return any(mention.entity in ("place", "occupation", "skill_level", "work_mode") for mention in one.mentions)
