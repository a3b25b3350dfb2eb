"""Corrections at any point: 不对是中级, 刚才手机号说错了."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from actions.correction_words import (
    ANOTHER_TRADE,
    NEW_VALUE,
    REJECTED,
    TOGETHER,
    clauses,
    plain_names,
    readings,
    rejected,
    says_it_was_said,
    takes_back,
    wants_another,
)
from actions.steering import take_back
from actions.steps.choice import OFFERED, ChoiceStep
from actions.steps.confirm import ASKED_WHAT_IS_WRONG
from actions.steps.home import LIVES
from actions.steps.step import Problem, Step
from actions.steps.wishes import PlaceStep
from actions.then import Then
from actions.turn import REQUESTED, Choice, Turn
from language.writing.plain import squeeze
from language.yes_no import read_yes_no

if TYPE_CHECKING:
    from actions.form import TaskForm

IS_THERE = re.compile(
    r"[也还那]|那边|那里|那儿|的话|有没有|有不有|有吗|有不|有|吗|呢|么|怎么样|咋样|要是|如果|看看|[?？]"
)


def correct(form: TaskForm, turn: Turn) -> Then | None:
    """Change what the message takes back: with its new value at once, else by asking anew.

    Returns None where the message corrects nothing.
    """
    if (moved := _home_told(form, turn)) is not None:
        return moved
    filled = _correctable(form, turn)
    if wants_another(turn.text) and (unwanted := _unwanted(turn, filled)):
        return _ask_anew(turn, unwanted)
    if not (takes_back(turn.text) or (turn.intent == "correct" and turn.confidence >= 0.7)):
        return None
    if says_it_was_said(turn.text):
        return None
    named = _named(turn.text, filled)
    if not named and (open_one := form.requested(turn)) is not None and _named(turn.text, [open_one]):
        return _say_it_anew(turn, open_one)
    denied = [] if named else _denied(turn, filled)
    changed = _change(form, turn, named or denied, by_name=True)
    if denied or not named or (not changed and all(isinstance(step, ChoiceStep) for step in named)):
        changed += _change(form, turn, [step for step in filled if step not in (*named, *denied)], by_name=False)
    if turn.task_ended or turn.had_problem:
        return Then.END if turn.task_ended else Then.ASK
    wrong = _without_value(turn.text, named or denied, changed)
    if wrong:
        return _ask_anew(turn, wrong)
    if changed:
        return form.take_volunteered(turn)
    if turn.restates:  # a wish that is no slot was changed: 时间不对，要下个月的
        return Then.ASK
    if len(squeeze(turn.text)) <= 4 and form.requested(turn) is not None:
        return _what_is_wrong(turn, filled)
    if turn.intent != "correct":
        return None
    return _what_is_wrong(turn, filled) if filled else _nothing_to_correct(turn)


def corrects_another(form: TaskForm, turn: Turn, step: Step) -> bool:
    """Whether the message takes back what was answered before, so that it is no answer to `step`.

    不对，是第二个 is no refusal of the consent that is asked for.
    """
    if not takes_back(turn.text):
        return False
    others = [one for one in form.steps(turn) if one.slot != step.slot and one.applies(turn) and one.is_filled(turn)]
    if _named(turn.text, others):
        return True
    if step.kind != "yes_no" or read_yes_no(turn.text) is not None:
        return False
    titled = [one for one in others if one.title]
    return bool(_denied(turn, titled)) or any(_new_value(turn, one, turn.text, False) is not None for one in titled)


def replace(form: TaskForm, turn: Turn) -> Then | None:
    """Take a place, a trade or a level that is plainly named again for the new one; None where none is."""
    requested = turn.get(REQUESTED)
    if requested == "confirm" and LIVES.search(turn.text):  # where somebody lives is on record, and changed there
        turn.say("task.in_office_later")
        return Then.ASK
    for step in form.steps(turn):
        if step.applies(turn) and step.names and step.slot != requested and step.replaceable and step.is_filled(turn):
            with _hearing(turn, IS_THERE.sub("", turn.text)):  # 石家庄也有吗 means 石家庄
                value = step.volunteer(turn) if step.is_plain_answer(turn) else None
            if value is not None and value != turn.get(step.slot):
                take_back(turn, step)
                step.accept(turn, value)
                turn.say("correct.changed", title=step.title, value=step.said_back(turn))
                return Then.ASK if form.after_accepting(turn, step) else Then.END
    return None


def volunteered(turn: Turn, step: Step) -> Any:
    """Find a fact in a sentence; where the sentence corrects itself (不对，是客服班) what comes after counts."""
    given = NEW_VALUE.match(REJECTED.sub("", turn.text)) if takes_back(turn.text) else None
    if given:
        with _hearing(turn, given.group(1)):
            later = step.volunteer(turn)
        if later is not None:
            return later
    return step.volunteer(turn)


# which facts are meant


def _correctable(form: TaskForm, turn: Turn) -> list[Step]:
    return [step for step in form.steps(turn) if step.applies(turn) and step.title and step.is_filled(turn)]


def _named(text: str, steps: Sequence[Step]) -> list[Step]:
    plain = plain_names(text)
    return [step for step in steps if step.names and re.search(step.names, plain)]


def _denied(turn: Turn, filled: Sequence[Step]) -> list[Step]:
    """Return the step whose value is denied: 不是郑州."""
    for part in rejected(turn.text):
        with _hearing(turn, part):
            for step in filled:
                if turn.get(step.slot) in (step.volunteer(turn), step.reread(turn, by_name=True)):
                    return [step]
    return []


def _without_value(text: str, named: Sequence[Step], changed: Sequence[Step]) -> list[Step]:
    """Return the steps that are said to be wrong without what is right; the last where several are named at once."""
    left = [step for step in named if step not in changed]
    if not left:
        return []
    if not changed:
        return left if TOGETHER.search(text) and len(left) > 1 else left[-1:]
    alone = [part for part in clauses(text) if takes_back(part) and len(_named(part, named)) == 1]
    return [step for step in left if any(_named(part, [step]) for part in alone)]


def _unwanted(turn: Turn, filled: Sequence[Step]) -> list[Step]:
    """Return what was chosen last, or over the list the trade, where another one is asked for."""
    chosen: list[Step] = [step for step in filled if isinstance(step, ChoiceStep)]
    trade = [step for step in filled if step.slot == "occupation" and ANOTHER_TRADE.search(turn.text)]
    return chosen[-1:] or trade


# the new value


def _change(form: TaskForm, turn: Turn, steps: Sequence[Step], by_name: bool) -> list[Step]:
    """Give the steps their new values, as far as the message tells them; return those that changed."""
    changed: list[Step] = []
    for step in steps:
        value = None
        for text in _texts_about(turn.text, step, steps) if by_name else (turn.text,):
            value = _new_value(turn, step, text, by_name) if value is None else value
        if isinstance(value, Problem):
            turn.had_problem = True
            take_back(turn, step)
            turn.say(value.key, **value.values)
            return changed
        if value is not None and value == turn.get(step.slot):
            changed.append(step)
            turn.say("correct.stays", title=step.title, value=step.said_back(turn))
        elif value is not None:
            _put(turn, step, value)
            changed.append(step)
            if not form.after_accepting(turn, step):
                turn.task_ended = True
                return changed
    return changed


def _texts_about(text: str, step: Step, named: Sequence[Step]) -> tuple[str, ...]:
    """Return the clauses from the one that names the step to the next that names another, then the whole."""
    if len(named) < 2:
        return (text,)
    own: list[str] = []
    for part in clauses(text):
        if _named(part, [step]):
            own = [part]
        elif own and _named(part, named):
            break
        elif own:
            own.append(part)
    return ("，".join(own), text)


def _new_value(turn: Turn, step: Step, text: str, by_name: bool) -> Any | Problem | None:
    for part in readings(text, by_name):
        with _hearing(turn, part):
            value = step.reread(turn, by_name) if part.strip() else None
        if value is not None:
            return value if by_name or value != turn.get(step.slot) else None
    return None


def _put(turn: Turn, step: Step, value: Any) -> None:
    was_asked = step.slot in (turn.get("asked") or [])
    take_back(turn, step)
    step.accept(turn, value)
    if was_asked:
        turn.set("asked", [*turn.get("asked"), step.slot])
    turn.say("correct.changed", title=step.title, value=step.said_back(turn))


def _home_told(form: TaskForm, turn: Turn) -> Then | None:
    """Take 我住在郑州 for the home, and for no change of the place that is searched in."""
    home = next((step for step in form.steps(turn) if step.slot == "home" and step.applies(turn)), None)
    if home is None or turn.get(REQUESTED) != "confirm":
        return None
    value = home.volunteer(turn)
    if value is None and _names_a_home(form, turn, home):
        value = _new_value(turn, home, turn.text, by_name=True)
        if value is None:
            turn.had_problem = True
            turn.say("correct.where_home")
            return Then.ASK
    if value is None or value == turn.get("home"):
        return None
    _put(turn, home, value)
    return Then.ASK


def _names_a_home(form: TaskForm, turn: Turn, home: Step) -> bool:
    if takes_back(turn.text) and _named(turn.text, [home]):
        return True
    searches = any(step.slot == "place" for step in form.steps(turn))
    return not searches and PlaceStep().is_plain_answer(turn)


# asking


def _ask_anew(turn: Turn, steps: Sequence[Step]) -> Then:
    for step in steps:
        take_back(turn, step)
        turn.say("correct.again", title=step.title)
    return Then.ASK


def _say_it_anew(turn: Turn, step: Step) -> Then | None:
    """The open question itself is named: hear the answer, or put it once more."""
    if step.read(turn) is not None:
        return None
    turn.had_problem = True
    turn.say("correct.again", title=step.title)
    return Then.ASK


def _nothing_to_correct(turn: Turn) -> Then:
    turn.had_problem = True
    turn.say("correct.nothing_yet")
    return Then.ASK


def _what_is_wrong(turn: Turn, filled: Sequence[Step]) -> Then | None:
    if not filled:
        return None
    if turn.get(REQUESTED) == "confirm":
        turn.set(OFFERED, ASKED_WHAT_IS_WRONG)
    options = [Choice(f"改{step.title}", f"{step.title}错了，要改") for step in reversed(filled)]
    turn.say("correct.which", options=[*options[: turn.option_limit - 1], Choice("取消", "取消")])
    return Then.WAIT


@contextmanager
def _hearing(turn: Turn, text: str) -> Iterator[None]:
    """Let the steps read a part of what was said."""
    whole, turn.text = turn.text, text
    try:
        yield
    finally:
        turn.text = whole
