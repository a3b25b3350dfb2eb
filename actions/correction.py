"""Corrections at any point: 不对是中级, 刚才手机号说错了."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading.plain import squeeze
from actions.steering import take_back
from actions.steps.step import Problem, Step
from actions.then import Then
from actions.turn import Choice, Turn

if TYPE_CHECKING:
    from actions.form import TaskForm

CORRECTING = re.compile(
    r"不对|不是|错了|说错|写错|打错|输错|填错|记错|选错|改成|改为|改一下|改下|换成|更正|应该是|纠正|要改|想改|改改"
)
NEW_VALUE = re.compile(r".*(?:改成|改为|换成|应该是|而是|不对|错了|是)(.+)$")


def correct(form: TaskForm, turn: Turn) -> Then | None:
    """Change what the message takes back: with its new value at once, else by asking anew.

    Returns None where the message corrects nothing.
    """
    if not (CORRECTING.search(turn.text) or (turn.intent == "correct" and turn.confidence >= 0.7)):
        return None
    filled = [step for step in form.steps(turn) if step.applies(turn) and step.title and step.is_filled(turn)]
    named = [step for step in filled if step.names and re.search(step.names, turn.text)]
    for step in named or filled:
        outcome = _with_new_value(form, turn, step, by_name=bool(named))
        if outcome is not None:
            return outcome
    if named:
        return _ask_anew(turn, named[-1])
    if len(squeeze(turn.text)) <= 4 and form.requested(turn) is not None:
        return _what_is_wrong(turn, filled)
    return None if not filled or turn.intent != "correct" else _what_is_wrong(turn, filled)


def _with_new_value(form: TaskForm, turn: Turn, step: Step, by_name: bool) -> Then | None:
    whole = turn.text
    given = NEW_VALUE.match(whole)
    turn.text = _cut_rejected(given.group(1) if given else whole)
    try:
        value = step.read(turn) if by_name else step.volunteer(turn)
    finally:
        turn.text = whole
    if value is None or value == turn.get(step.slot):
        return None
    if isinstance(value, Problem):
        take_back(turn, step)
        turn.say(value.key, **value.values)
        return Then.ASK
    take_back(turn, step)
    step.accept(turn, value)
    turn.say("correct.changed", title=step.title, value=step.said_back(turn))
    return Then.ASK if form.after_accepting(turn, step) else Then.END


def _cut_rejected(text: str) -> str:
    # 是中级不是初级: what comes after the second 不是 is the old value
    return re.split(r"不是|，不要|而不是", text)[0] or text


def _ask_anew(turn: Turn, step: Step) -> Then:
    take_back(turn, step)
    turn.say("correct.again", title=step.title)
    return Then.ASK


def _what_is_wrong(turn: Turn, filled: list[Step]) -> Then | None:
    if not filled:
        return None
    options = [Choice(f"改{step.title}", f"{step.title}错了，要改") for step in reversed(filled)]
    turn.say("correct.which", options=[*options[: turn.option_limit - 1], Choice("取消", "取消")])
    return Then.WAIT
