"""Steering: again, back, where am I, wait, skip, cancel, more, a person; in a task and outside."""

from __future__ import annotations

from collections.abc import Callable

from actions import speaking
from actions.dialogue.interpreters.steering_outside import WITH_NOTHING_OPEN
from actions.dialogue.interpreters.steers import MANNERS, gives_up, has_a_no_behind, may_steer
from actions.dialogue.open_task import OpenTask
from actions.menu import A_PERSON, to
from actions.outcome import Begin, Ended, GoOn, Outcome, Partly, StayOpen
from actions.questions.choice import ChoiceQuestion
from actions.questions.question import ANY, Problem
from actions.reading import Segment
from actions.task import outcome_of
from actions.turn import Turn
from language.anything import lets_any_do
from language.commands import read_command, skips_all, steps_back
from language.thresholds import SURE_STEERING


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Do what the message steers to."""
    if task is not None and gives_up(turn, task):
        turn.deal_with(*turn.reading.segments)
        return _cancel(turn, task)
    steering = [one for one in turn.left("steering") if may_steer(turn, one) and not has_a_no_behind(turn, one)]
    if not steering or (steering[0].confidence < SURE_STEERING and len(turn.reading.segments) == 1):
        return None
    first = steering[0]
    if task is None and first.intent == "cancel":  # 算了算了，你再念一遍: what follows is what is wanted
        first = next((one for one in steering if one.intent != "cancel"), first)
    turn.deal_with(*steering, *turn.left("background", "social", "unclear"))
    # What gives a task up stands beside what is wanted instead: the wish is begun, the task dropped.
    if first.intent == "cancel" and turn.left("wish", "question"):
        if task is not None:
            task.task.keep_aside(turn)
            task.end()
        return Partly()
    if first.intent in MANNERS and turn.left("wish", "question", "answer"):
        steer(turn, task, first.intent)  # how it is said changes; what is wished beside it is heard all the same
        return Partly()
    to_start = first.intent == "repeat" and task is not None and steps_back(turn.text) is None
    return steer(turn, task, "restart" if to_start else first.intent or "")


def steer(turn: Turn, task: OpenTask | None, intent: str) -> Outcome | None:
    """Do one thing that steers; None where the intent steers nothing."""
    handler = (IN_A_TASK if task else OUTSIDE).get(intent)
    return handler(turn, task) if handler else None


def _repeat(turn: Turn, task: OpenTask | None) -> Outcome:
    speaking.repeat_last(turn)
    turn.state.offer = turn.offered
    return StayOpen()


def _spell_out(turn: Turn, task: OpenTask | None) -> Outcome:
    speaking.spell_last(turn)
    turn.state.offer = turn.offered
    return StayOpen()


def _rate(key: str) -> Callable[[Turn, OpenTask | None], Outcome]:
    def change(turn: Turn, task: OpenTask | None) -> Outcome:
        turn.say(f"steer.{key}")
        if any(one.intent == "repeat" for one in turn.reading.of("steering")):  # 说慢点，刚才说的啥
            speaking.repeat_last(turn)
        turn.state.offer = turn.offered
        return StayOpen()

    return change


def _mode(key: str) -> Callable[[Turn, OpenTask | None], Outcome]:
    def change(turn: Turn, task: OpenTask | None) -> Outcome:
        speaking.change_mode(turn, "text" if key == "switch_to_text" else "voice")
        turn.say(f"steer.{key}")
        return GoOn() if task else StayOpen()

    return change


def _go_back(turn: Turn, task: OpenTask | None) -> Outcome:
    """Take back the answers before the open question, one or as many as are named, and what depends on them."""
    assert task is not None
    steps, gone = steps_back(turn.text), None
    if steps is None:
        return _restart(turn, task)
    for _ in range(steps):
        earlier = task.answered_before(gone.slot if gone else turn.state.question)
        if not earlier:
            break
        gone = earlier[-1]
        task.take_back(gone)
    if gone is None:
        turn.say("steer.nothing_before")
    else:
        turn.say("steer.back", title=gone.title or "上一步")
    return GoOn()


def _restart(turn: Turn, task: OpenTask | None) -> Outcome:
    """Take back every answer of the task but the consent, which was given to all of it."""
    assert task is not None
    for question in task.questions():
        if question.slot != "consent":
            task.take_back(question)
    turn.say("steer.from_the_start", title=task.task.title)
    return GoOn()


def _where_am_i(turn: Turn, task: OpenTask | None) -> Outcome:
    """Say the task, the step, and what is known so far."""
    assert task is not None
    if (question := task.requested) is not None:
        awaiting = task.awaiting(question)
        turn.say("steer.where", title=task.task.title, step=awaiting["step"], of=awaiting["of"])
    if known := [f"{one.title}：{one.said_back(turn)}" for one in task.filled()]:
        turn.say("steer.known", facts="".join(f"{fact}。" for fact in known))
    return GoOn()


def _help(turn: Turn, task: OpenTask | None) -> Outcome:
    assert task is not None
    turn.say("steer.help_in_task", title=task.task.title)
    return GoOn()


def _wait(turn: Turn, task: OpenTask | None) -> Outcome:
    turn.say("steer.wait")
    turn.state.offer = turn.offered
    return StayOpen()


def _resume(turn: Turn, task: OpenTask | None) -> Outcome:
    turn.say("steer.resume")
    return GoOn()


def _skip(turn: Turn, task: OpenTask | None) -> Outcome:
    assert task is not None
    question = task.requested
    if question is not None and question.optional:
        turn.state.no_match_count = 0
        question.accept(turn, ANY)
        rest = [one for one in task.questions() if one.optional and not one.is_filled(turn)]
        for one in rest if skips_all(turn.text) else []:
            one.accept(turn, ANY)
        turn.say("steer.skipped")
    else:
        key = f"steer.cannot_skip_{question.slot}" if question is not None else "steer.cannot_skip"
        turn.say(key if speaking.has_words(key) else "steer.cannot_skip", options=[to(A_PERSON)])
    return GoOn()


def _cancel(turn: Turn, task: OpenTask | None) -> Outcome:
    assert task is not None
    turn.state.pending = [one for one in turn.state.pending if one["intent"] not in task.task.intents]
    task.task.keep_aside(turn, outright=read_command(turn.text) == "cancel")
    turn.say("steer.cancelled", title=task.task.title)
    return Ended()


def _more(turn: Turn, task: OpenTask | None) -> Outcome:
    """Show the next options, take back what was chosen last, or say that there is no more."""
    assert task is not None
    question = task.requested
    if _looks_wider(turn, task):
        return GoOn()
    if isinstance(question, ChoiceQuestion):
        more = question.parse(turn, Segment("", "steering", "more_options"))
        if isinstance(more, Problem):
            turn.reprompt = True
            turn.say(more.key, **more.values)
        return GoOn()
    chosen = [one for one in task.filled() if isinstance(one, ChoiceQuestion)]
    if chosen:
        task.take_back(chosen[-1])
        turn.say("correct.again", title=chosen[-1].title)
        return GoOn()
    turn.reprompt = True
    turn.say("problem.nothing_more")
    return GoOn()


def _looks_wider(turn: Turn, task: OpenTask) -> bool:
    """Whether who asks for others says what they may be (别的活也行，只要在家), so that the search itself changes."""
    wider, trade = task.hear_as_wish(turn.reading.whole), task.about("trade")
    if trade is not None and turn.get(trade.slot) not in (None, ANY) and trade.optional and lets_any_do(turn.text):
        task.change(trade, ANY)
        turn.full_prompt = wider = True
    return wider


def _resend(turn: Turn, task: OpenTask | None) -> Outcome:
    assert task is not None
    question = task.requested
    if question is not None and question.slot == "verification_code":
        sent = question.parse(turn, Segment(turn.text, "steering", "resend_code"))
        if isinstance(sent, Problem):
            turn.reprompt = True
            turn.say(sent.key, **sent.values)
        return GoOn()
    return GoOn()


def _said_already(turn: Turn, task: OpenTask | None) -> Outcome:
    """The answer was given before: look for it in these words and before them, else say sorry and ask once more."""
    assert task is not None
    question, whole = task.requested, turn.reading.whole
    if question is not None and not question.is_filled(turn):
        told = (read(turn, whole) for read in (question.extract, question.parse))
        value = next((one for one in told if one is not None), question.told_before(turn))
        if value is not None and not isinstance(value, Problem):
            return outcome_of(task.accept(question, value))
    if question is None or not question.is_filled(turn):  # beside the very answer nothing is missing
        turn.state.no_match_count += 1
        turn.say("correct.said_already")
    return GoOn()


def _to_a_person(turn: Turn, task: OpenTask | None) -> Outcome | None:
    if task is not None and task.task.name == "handover":
        return None
    return Begin(A_PERSON, turn.reading.whole, keeps_task=True)


SAME = {
    "repeat": _repeat, "spell_out": _spell_out, "speak_slower": _rate("speak_slower"),
    "speak_faster": _rate("speak_faster"), "switch_to_text": _mode("switch_to_text"),
    "switch_to_voice": _mode("switch_to_voice"), "wait": _wait, A_PERSON: _to_a_person,
}  # fmt: skip
IN_A_TASK: dict[str, Callable[[Turn, OpenTask | None], Outcome | None]] = {
    **SAME, "go_back": _go_back, "restart": _restart, "where_am_i": _where_am_i, "help": _help, "resume": _resume,
    "skip": _skip, "cancel": _cancel, "more_options": _more, "resend_code": _resend, "already_said": _said_already,
}  # fmt: skip
OUTSIDE: dict[str, Callable[[Turn, OpenTask | None], Outcome | None]] = {**SAME, **WITH_NOTHING_OPEN}
