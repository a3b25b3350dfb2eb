"""A task that was left by a misunderstanding is taken up where it stood: 我没说不报，你还是给我报上."""

from __future__ import annotations

from actions import tasks
from actions.dialogue.open_task import OpenTask
from actions.named import named_places, named_trades
from actions.outcome import Outcome, Partly
from actions.questions.question import ANY
from actions.reading import NOT_WANTED, Segment
from actions.search.choices import fits_class, fits_job
from actions.task import Task
from actions.turn import Turn
from language.yes_no import read_yes_no

MOST_TURNS = 4
"""messages after which what was left is no longer what somebody speaks of"""
LOOKED_UP = ("record",)
"""tasks that only look something up: asked for again, they begin again"""


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Take up what was left, where leaving it is denied or it is wished for again with nothing else named."""
    left = _left_task(turn) if task is None else None
    if left is None:
        return None
    outright = (turn.state.dropped or {})["outright"]
    wished = (
        []
        if outright
        else [one for one in turn.left("wish", "question") if one.intent in (*left.intents, *left.also_means)]
    )
    again = [one for one in wished if one.role == "wish" and not _names_another(turn, one)]
    stands = turn.reading.shows("stands") and read_yes_no(turn.text) is None  # a second 不是 is no second thought
    if not again and not stands:
        return None
    turn.deal_with(*again, *[one for one in turn.left("correction") if one.about in ("task", "other", None)])
    _take_up(turn, left)
    return Partly()


def _left_task(turn: Turn) -> Task | None:
    """Return the task that was left undone a few messages ago, by whatever was said."""
    left = turn.state.dropped
    if left is None or turn.number - left["at"] > MOST_TURNS or left["task"] in LOOKED_UP:
        return None
    return tasks.by_name(left["task"])


def _take_up(turn: Turn, left: Task) -> None:
    """Make the task that was left the one in hand, with all that was told in it."""
    kept, state = turn.state.dropped or {}, turn.state
    state.dropped = None
    for slot, value in kept["facts"].items():
        turn.set(slot, value)
    state.task, state.begun_by, state.question, state.asked = left.name, kept["begun_by"], None, []
    turn.full_prompt = True
    turn.say("task.resumed", title=left.title)


def _names_another(turn: Turn, said: Segment) -> bool:
    """Whether a wish names a trade or a place that is not the one of what was left."""
    facts = (turn.state.dropped or {})["facts"]
    trade, place = facts.get("occupation"), turn.get("place")
    trades = {code for one in named_trades(turn, said) if one.polarity != NOT_WANTED for code in one.codes}
    places = {code for one in named_places(turn, said) if one.polarity != NOT_WANTED for code in one.codes}
    joined, job = facts.get("class_choice"), facts.get("job_choice")
    if joined is not None:  # 就那个漯河西点烘焙，报上 names what it is told apart by
        return not fits_class(turn, joined, said)
    if job is not None:
        return not fits_job(turn, job, said)
    other_trade = bool(trades) and trade not in (None, ANY) and trade not in trades
    return other_trade or (bool(places) and place not in (None, ANY) and place not in places)
