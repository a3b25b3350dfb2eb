"""Steering a task from inside: again, back, where am I, wait, skip, cancel, a person."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from actions import speaking
from actions.steps.step import ANY, Step
from actions.then import Then
from actions.turn import REQUESTED, Choice, Turn
from language.writing.plain import squeeze
from language.yes_no import read_yes_no
from server.registry.models import Conversation
from server.words import variants

if TYPE_CHECKING:
    from actions.form import TaskForm

RESTART = re.compile(
    r"(?:我|俺)?(?:想|要|能不能)?(?:从头|重头|全部?|都)?(?:重新?|再)(?:来|开始|办|弄|填|找)(?:一遍|一次|过|吧)?"
    r"|从头(?:再来|开始|来|办|说)(?:一遍|一次|过|吧)?"
)
TO_THE_START = re.compile(r"最开始|开头|最前面|第一步|从头|最初")
SEVERAL = re.compile(r"([两二2三3四4])\s*[步个]")
HOW_MANY = {"两": 2, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}
COME_BACK = re.compile(
    r"(?:好|可以|行|准备好|弄好)(?:了|啦|嘞|的)?|[嗯在来]|(?:我|俺)?(?:已经)?(?:找|拿|看|取)[到见好]了?.{0,4}"
    r"|(?:我|俺)?(?:又)?(?:回来|来)了"
)
"""ends a pause: after 等一下, 好了 is no yes to what was asked before"""
GIVES_UP = re.compile(
    r"(?:算了)?那?(?:我|俺)?(?:先|还是)?(?:不|甭|别)(?:想|要|打算|再)?(?:报名?|学|找|申请|办|弄|登记|查|领|退|撤|转)"
    r"(?:这个|工作|班)?[了啦嘞][吧呗]?"
)
"""gives the task up by its own word: 不报了, 不学了"""
PUTS_DOWN = re.compile(
    r"(?:算了)?那?(?:我|俺|咱)?(?:这个|这事)?(?:先|暂时)(?:不|甭|别)(?:想|要)?(?:办|弄|搞)(?:这个|这事|它)?[了啦嘞]?[吧呗]?"
    r"|(?:这个|这事)(?:先|暂时)?(?:放放|放一放|放一下|搁一?搁|搁着|放着)[吧呗]?"
)
"""puts the task down whatever it is: 先不办这个, 这个先放放"""
ASKED_OF_THE_PERSON = (
    "consent",
    "person_name",
    "certificate_number",
    "phone_number",
    "verification_code",
    "bank_account",
)
WHY = re.compile(
    r"(?:为啥|为什么|为何|凭啥|凭什么|干嘛|干啥|咋)[^，。]{0,6}(?:要|用|填|问|给|知道)"
    r"|(?:要|用|填|问)[^，。]{0,6}(?:干啥|干嘛|弄啥|做什么|干什么|有啥用|有什么用)"
    r"|安全|泄露|泄漏|骗人|骗子|靠不靠谱|保密"
)
"""asks what a personal fact is needed for, and whether it is safe"""


def steer(form: TaskForm, turn: Turn) -> Then | None:
    """Do what the message steers to; None where it steers nothing."""
    handler = HANDLERS.get(turn.intent)
    return handler(form, turn) if handler else None


def repeat(form: TaskForm, turn: Turn) -> Then:
    speaking.repeat_last(turn)
    return Then.WAIT


def spell_out(form: TaskForm, turn: Turn) -> Then:
    speaking.spell_last(turn)
    return Then.WAIT


def change_rate(form: TaskForm, turn: Turn) -> Then:
    speaking.change_rate(turn)
    return Then.WAIT


def steer_by_words(form: TaskForm, turn: Turn) -> Then | None:
    """Do what steers by words that could also be an answer, or of which no model knows; None where there are none."""
    step = form.requested(turn)
    if step is None:
        return None
    if RESTART.fullmatch(squeeze(turn.text)):
        return start_again(form, turn)
    if COME_BACK.fullmatch(squeeze(turn.text)) and _was_waiting(turn):
        return resume(form, turn)
    if PUTS_DOWN.fullmatch(squeeze(turn.text)):
        return cancel(form, turn)
    if step.slot != "confirm" and GIVES_UP.fullmatch(squeeze(turn.text)):
        return cancel(form, turn)
    if step.slot in ASKED_OF_THE_PERSON and WHY.search(turn.text):
        turn.say("steer.why", title=form.title)
        return Then.ASK
    return None


def refuse(form: TaskForm, turn: Turn) -> Then | None:
    """A bare no to a question that is none of yes and no: skip it, or say how to stop."""
    step = form.requested(turn)
    if step is None or step.kind in ("yes_no", "text") or read_yes_no(turn.text) is not False:
        return None
    if step.optional:
        return skip(form, turn)
    turn.had_problem = True
    turn.say("steer.no_here")
    return Then.ASK


def start_again(form: TaskForm, turn: Turn) -> Then:
    """Take back every answer of the task but the consent, which was given to all of it."""
    own = [step for step in form.steps(turn) if step.applies(turn) and step.slot != "consent"]
    for step in own:
        take_back(turn, step)
    turn.say("steer.from_the_start", title=form.title)
    return Then.ASK


def go_back(form: TaskForm, turn: Turn) -> Then:
    """Take back the answers before the open question, one or as many as are named, and what depends on them."""
    if TO_THE_START.search(turn.text):
        return start_again(form, turn)
    wanted = SEVERAL.search(turn.text)
    gone: Step | None = None
    for _ in range(HOW_MANY[wanted.group(1)] if wanted else 1):
        earlier = _answered_before(form, turn, gone.slot if gone else turn.get(REQUESTED))
        if not earlier:
            break
        gone = earlier[-1]
        take_back(turn, gone)
    if gone is None:
        turn.say("steer.nothing_before")
    else:
        turn.say("steer.back", title=gone.title or "上一步")
    return Then.ASK


def _answered_before(form: TaskForm, turn: Turn, slot: str | None) -> list[Step]:
    steps = [step for step in form.steps(turn) if step.applies(turn)]
    slots = [step.slot for step in steps]
    before = steps[: slots.index(slot)] if slot in slots else steps
    return [step for step in before if step.is_filled(turn) and step.asked and not step.used_up]


def _was_waiting(turn: Turn) -> bool:
    waiting = {wording["text"] for wording in variants("steer.wait")}
    return any(message["text"] in waiting for message in speaking.last_messages(turn))


def take_back(turn: Turn, step: Step) -> None:
    """Empty a step and all that hangs on it."""
    turn.restates = True
    turn.clear([step.slot, *step.resets, "confirm", "offered"])
    turn.set("misunderstood", 0)
    asked = turn.get("asked") or []
    turn.set("asked", [slot for slot in asked if turn.get(slot) is not None])


def where_am_i(form: TaskForm, turn: Turn) -> Then:
    """Say the task, the step, and what is known so far."""
    step = form.requested(turn)
    if step is not None:
        awaiting = form.awaiting(turn, step)
        turn.say("steer.where", title=form.title, step=awaiting["step"], of=awaiting["of"])
    known = [f"{one.title}：{one.said_back(turn)}" for one in form.steps(turn) if one.title and one.is_filled(turn)]
    if known:
        turn.say("steer.known", facts="".join(f"{fact}。" for fact in known))
    return Then.ASK


def help_in_task(form: TaskForm, turn: Turn) -> Then:
    turn.say("steer.help_in_task", title=form.title)
    return Then.ASK


def wait(form: TaskForm, turn: Turn) -> Then:
    turn.say("steer.wait")
    return Then.WAIT


def resume(form: TaskForm, turn: Turn) -> Then:
    turn.say("steer.resume")
    return Then.ASK


def skip(form: TaskForm, turn: Turn) -> Then:
    step = form.requested(turn)
    if step is not None and step.optional:
        turn.set("misunderstood", 0)
        step.accept(turn, ANY)
        turn.say("steer.skipped")
    else:
        key = f"steer.cannot_skip_{step.slot}" if step is not None else "steer.cannot_skip"
        turn.say(key if speaking.has_words(key) else "steer.cannot_skip", options=[Choice("转人工", "转人工")])
    return Then.ASK


def cancel(form: TaskForm, turn: Turn) -> Then:
    form.end(turn)
    turn.say("steer.cancelled", title=form.title)
    return Then.END


def to_a_person(form: TaskForm, turn: Turn) -> Then | None:
    if form.form == "handover_form":
        return None
    return form.leave(turn, "handover_form")


def small_talk(form: TaskForm, turn: Turn) -> Then:
    turn.say(f"small.{turn.intent}")
    return Then.WAIT if turn.intent == "goodbye" else Then.ASK


def switch_mode(form: TaskForm, turn: Turn) -> Then:
    change_mode(turn)
    return Then.ASK


def change_mode(turn: Turn) -> None:
    """Go on in writing or by voice, as the person says."""
    mode = "text" if turn.intent == "switch_to_text" else "voice"
    with turn.write() as session:
        session.get_one(Conversation, turn.conversation_id).mode = mode
    turn.say(f"steer.{turn.intent}")


HANDLERS: dict[str, Callable[[TaskForm, Turn], Then | None]] = {
    "repeat": repeat,
    "spell_out": spell_out,
    "speak_slower": change_rate,
    "speak_faster": change_rate,
    "go_back": go_back,
    "where_am_i": where_am_i,
    "help": help_in_task,
    "wait": wait,
    "resume": resume,
    "skip": skip,
    "cancel": cancel,
    "deny": refuse,
    "talk_to_human": to_a_person,
    "bot_challenge": small_talk,
    "thank": small_talk,
    "greet": small_talk,
    "goodbye": small_talk,
    "switch_to_text": switch_mode,
    "switch_to_voice": switch_mode,
}
