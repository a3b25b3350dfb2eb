"""What is told without wishing for anything: kept for the task in hand; a lone place or trade asks what for."""

from __future__ import annotations

from dataclasses import replace

from actions.dialogue.open_task import OpenTask
from actions.named import SEARCHED, named_places, named_trades
from actions.outcome import Begin, Outcome, Partly, StayOpen
from actions.questions.choice import ChoiceQuestion
from actions.questions.question import Problem
from actions.questions.search import (
    UNSURE_PLACES,
    UNSURE_TRADES,
    OccupationQuestion,
    PlaceQuestion,
)
from actions.reading import LOOKS_FOR, WANTED, Segment, merged
from actions.said import Choice
from actions.task import Next, outcome_of
from actions.turn import Turn
from language.named_wishes import learns_or_works
from language.thresholds import NEAR_SURE

UNSURE = {UNSURE_PLACES: "task.place_unclear", UNSURE_TRADES: "task.occupation_unclear"}
TOLD = ("background", "answer", "unclear", "wish")
GIVES_UP = ("social", "correction")
"""roles in which nothing is wished for, but a wish of the search may be given up: 住宿不要了，听见没"""


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Keep facts from anywhere; say that they are noted where nothing else was said."""
    return _outside(turn) if task is None else _in_task(turn, task)


def _in_task(turn: Turn, task: OpenTask) -> Outcome | None:
    before = dict(turn.state.facts)
    given_up = [one for one in turn.left(*GIVES_UP) if one.named("support") and task.task.hears(turn, one)]
    told = [*turn.left(*TOLD), *given_up]
    if not told:
        return None
    filters = any([task.task.hears(turn, one) for one in turn.left(*TOLD)]) or bool(given_up)
    if (loose := _loose_answer(turn, task)) is not None:
        return loose
    if (then := task.extract(told)) is not Next.ASK:
        return outcome_of(then)
    over_the_list = _said_over_the_list(task, told)
    if over_the_list is not None:
        renewed, then = task.renew(over_the_list, before)
        if then is not Next.ASK:
            return outcome_of(then)
        # Who says again what is looked for is shown it again: 电子商务 over a list of it.
        filters = filters or renewed or _says_again(turn, over_the_list)
    changed = [one for one in task.questions() if turn.get(one.slot) != before.get(one.slot)]
    unasked = [one for one in changed if one.title and not one.asked]
    if filters or changed:
        for one in unasked:  # nobody asks for it: that it was heard is said, and what it changes
            turn.say("correct.changed", title=one.title, value=one.said_back(turn))
            turn.full_prompt = True
        if not turn.has_dealt and not filters and not unasked:
            turn.say("task.noted")
    elif unclear := next((slot for slot in UNSURE if turn.get(slot) != before.get(slot)), None):
        turn.say(UNSURE[unclear])
    else:
        return None
    turn.full_prompt = turn.full_prompt or filters
    turn.deal_with(*told)
    return Partly()


def _said_over_the_list(task: OpenTask, told: list[Segment]) -> Segment | None:
    """Return what is said over the list of a search and chooses nothing of it, as the wish that it is: 电子商务."""
    question = task.requested
    said = [one for one in told if one.role in ("answer", "wish", "unclear")]
    if not isinstance(question, ChoiceQuestion) or not said:
        return None
    places = [one for one in told if one.role == "background" and _is_to_look_in(one)]
    around = places if any(one.named("place") for one in said) else []
    return replace(merged([one for one in told if one in said or one in around]), role="wish")


def _says_again(turn: Turn, said: Segment) -> bool:
    """Whether nothing but the trade or the place that is looked for is said once more."""
    known = turn.context.trades(turn.session).is_name(said.text) or turn.context.gazetteer.is_name(said.text)
    return known and not turn.has_dealt


def _is_to_look_in(said: Segment) -> bool:
    """Whether a place is told of as one to look in: 廊坊跟前的呢."""
    return any(one.role == SEARCHED for one in said.named("place", WANTED))


def _loose_answer(turn: Turn, task: OpenTask) -> Outcome | None:
    """Take what answers the open question by its form although it was not read as an answer (a bare place)."""
    question = task.requested
    if question is None or turn.has_dealt or question.kind in ("yes_no", "text", "name"):
        return None
    if not turn.left("answer", "unclear", "wish"):  # what is only told of others answers nothing
        return None
    value = question.parse(turn, replace(turn.reading.whole, role="answer"))
    if value is None:
        return None
    turn.deal_with(*turn.reading.segments)
    if isinstance(value, Problem):
        turn.reprompt = True
        turn.say(value.key, **value.values)
        return Partly()
    then = task.accept(question, value)
    return Partly() if then is Next.ASK else outcome_of(then)


def _outside(turn: Turn) -> Outcome | None:
    """Remember where somebody lives; a place or a trade that is wished for without saying what for is asked about."""
    whole = turn.reading.whole
    if turn.has_dealt:
        return None
    place, trade = PlaceQuestion(), OccupationQuestion()
    wished = [one for one in (*named_places(turn, whole), *named_trades(turn, whole)) if one.polarity == WANTED]
    facts = [(question, question.extract(turn, replace(whole, role="answer"))) for question in (place, trade)]
    found = [(question, value) for question, value in facts if value is not None]
    if not found:
        return None
    for question, value in found:
        turn.set(question.slot, value)
    intent = turn.reading.intent
    if intent in LOOKS_FOR and turn.reading.confidence >= NEAR_SURE:
        return Begin(str(intent), replace(whole, role="wish", intent=intent))
    if turn.get("occupation") and (meant := learns_or_works(turn.text)):
        return Begin(meant, replace(whole, role="wish", intent=meant))
    name = "".join(question.said_back(turn) for question, _ in found)
    turn.deal_with(*turn.reading.segments)
    turn.clear([] if wished else ["occupation"])
    turn.say(
        "fallback.loose", name=name,
        options=[Choice("找培训班", f"{name}有哪些培训班"), Choice("找工作", f"帮我找{name}的工作")],
    )  # fmt: skip
    return StayOpen()
