"""Corrections at any point: 不对是中级, 刚才手机号说错了."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from actions.steering import take_back
from actions.steps.choice import OFFERED
from actions.steps.confirm import ASKED_WHAT_IS_WRONG
from actions.steps.step import Problem, Step
from actions.then import Then
from actions.turn import REQUESTED, Choice, Turn
from server.registry.plain import squeeze

if TYPE_CHECKING:
    from actions.form import TaskForm

CORRECTING = re.compile(
    r"(?<!对)不对|(?<![是要])不是|错了|(?<!没)说错|(?<!没)写错|打错|输错|填错|记错|选错"
    r"|改成|改为|改一下|改下|换成|更正|应该是|纠正|要改|想改|改改"
)
"""是不是 and 对不对 ask, and take nothing back"""
REJECTED = re.compile(r"(?:而不是|(?<![是要])不是|不要)([^，,。；;、]*?)(?=而是|，|,|。|；|;|、|是|$)")
ONLY_WISHES = re.compile(
    r"[，,。；\s]*[我俺]?[要想得]*(?:改改?|更正|纠正|重新?说|重新?填|重来)[一下吧了呀]*[。！\s]*"
)
"""what may follow 手机号错了 without being its new value"""
NEW_VALUE = re.compile(r".*(?:改成|改为|换成|应该是|而是|不对|错了|是)(.+)$")


def correct(form: TaskForm, turn: Turn) -> Then | None:
    """Change what the message takes back: with its new value at once, else by asking anew.

    Returns None where the message corrects nothing.
    """
    if (moved := _home_told(form, turn)) is not None:
        return moved
    if not (CORRECTING.search(turn.text) or (turn.intent == "correct" and turn.confidence >= 0.7)):
        return None
    filled = [step for step in form.steps(turn) if step.applies(turn) and step.title and step.is_filled(turn)]
    named = [step for step in filled if step.names and re.search(step.names, turn.text)]
    changed: Then | None = None
    for step in named or filled:
        outcome = _with_new_value(form, turn, step, by_name=bool(named))
        if outcome is Then.END or turn.had_problem:
            return outcome
        changed = outcome or changed
    if changed is not None:
        return changed
    rejected = named[-1] if named else _rejected(turn, filled)
    if rejected is not None:
        return _ask_anew(turn, rejected)
    if len(squeeze(turn.text)) <= 4 and form.requested(turn) is not None:
        return _what_is_wrong(turn, filled)
    return None if not filled or turn.intent != "correct" else _what_is_wrong(turn, filled)


def corrects_another(form: TaskForm, turn: Turn, step: Step) -> bool:
    """Whether the message takes back by name what was answered before, so that it is no answer to `step`."""
    return bool(CORRECTING.search(turn.text)) and any(
        one.names and one.slot != step.slot and one.is_filled(turn) and re.search(one.names, turn.text)
        for one in form.steps(turn)
        if one.applies(turn)
    )


def _with_new_value(form: TaskForm, turn: Turn, step: Step, by_name: bool) -> Then | None:
    whole = turn.text
    kept = REJECTED.sub("", whole)
    given = NEW_VALUE.match(kept)
    value = None
    for part in (given.group(1), "" if by_name else kept) if given else (kept,):
        turn.text = "" if ONLY_WISHES.fullmatch(part) else part
        try:
            value = value or (step.read(turn) if by_name else step.volunteer(turn))
        finally:
            turn.text = whole
    if value is None or value == turn.get(step.slot):
        return None
    if isinstance(value, Problem):
        turn.had_problem = True
        take_back(turn, step)
        turn.say(value.key, **value.values)
        return Then.ASK
    was_asked = step.slot in (turn.get("asked") or [])
    take_back(turn, step)
    step.accept(turn, value)
    if was_asked:
        turn.set("asked", [*turn.get("asked"), step.slot])
    turn.say("correct.changed", title=step.title, value=step.said_back(turn))
    return Then.ASK if form.after_accepting(turn, step) else Then.END


def replace(form: TaskForm, turn: Turn) -> Then | None:
    """Take a place, a trade or a level that is plainly named again for the new one; None where none is."""
    requested = turn.get(REQUESTED)
    for step in form.steps(turn):
        if step.applies(turn) and step.names and step.slot != requested and step.replaceable and step.is_filled(turn):
            value = step.volunteer(turn) if step.is_plain_answer(turn) else None
            if value is not None and value != turn.get(step.slot):
                take_back(turn, step)
                step.accept(turn, value)
                turn.say("correct.changed", title=step.title, value=step.said_back(turn))
                return Then.ASK if form.after_accepting(turn, step) else Then.END
    return None


def volunteered(turn: Turn, step: Step) -> Any:
    """Find a fact in a sentence; where the sentence corrects itself (不对，是客服班) what comes after counts."""
    whole = turn.text
    given = NEW_VALUE.match(REJECTED.sub("", whole)) if CORRECTING.search(whole) else None
    if given:
        turn.text = given.group(1)
        try:
            later = step.volunteer(turn)
        finally:
            turn.text = whole
        if later is not None:
            return later
    return step.volunteer(turn)


def _rejected(turn: Turn, filled: list[Step]) -> Step | None:
    """Return the step whose value is denied with nothing in its place: 不是郑州."""
    whole = turn.text
    try:
        for found in REJECTED.finditer(whole):
            turn.text = found.group(1)
            for step in filled:
                if turn.text and step.volunteer(turn) == turn.get(step.slot):
                    return step
    finally:
        turn.text = whole
    return None


def _home_told(form: TaskForm, turn: Turn) -> Then | None:
    """Take 我住在郑州 for the home, and for no change of the place that is searched in."""
    home = next((step for step in form.steps(turn) if step.slot == "home" and step.applies(turn)), None)
    value = home.volunteer(turn) if home else None
    if home is None or value is None or value == turn.get("home") or turn.get(REQUESTED) != "confirm":
        return None
    take_back(turn, home)
    home.accept(turn, value)
    turn.say("correct.changed", title=home.title, value=home.said_back(turn))
    return Then.ASK


def _ask_anew(turn: Turn, step: Step) -> Then:
    take_back(turn, step)
    turn.say("correct.again", title=step.title)
    return Then.ASK


def _what_is_wrong(turn: Turn, filled: list[Step]) -> Then | None:
    if not filled:
        return None
    if turn.get(REQUESTED) == "confirm":
        turn.set(OFFERED, ASKED_WHAT_IS_WRONG)
    options = [Choice(f"改{step.title}", f"{step.title}错了，要改") for step in reversed(filled)]
    turn.say("correct.which", options=[*options[: turn.option_limit - 1], Choice("取消", "取消")])
    return Then.WAIT
