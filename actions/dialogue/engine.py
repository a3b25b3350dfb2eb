"""One message in: the interpreters read it in their order, the task in hand takes what it needs and asks on."""

from __future__ import annotations

from datetime import timedelta

from actions import tasks
from actions.answers.catalogue_questions import answer_of_the_list
from actions.contact import remember_how_to_reach
from actions.dialogue.corrected import note_what_is_only_told, note_what_is_taken_back
from actions.dialogue.interpreters.wishes import is_same_wish
from actions.dialogue.open_task import CONFIRM, OpenTask, has_nothing_to_choose
from actions.dialogue.order import ORDER
from actions.dialogue.told import keep_what_is_told
from actions.dialogue.unserved import tell_unserved
from actions.dialogue.who_is_there import forget_who_was_there
from actions.menu import A_PERSON, title_of, to
from actions.named import named_trades, wanted
from actions.outcome import Begin, Ended, GoOn, Outcome, Partly, Resume, StayOpen
from actions.questions.choice import OFFERED
from actions.questions.consent import ASKED, GIVEN_ANEW, ConsentQuestion, is_pressed
from actions.questions.numbers import CertificateNumberQuestion
from actions.questions.search import UNSURE_PLACES, UNSURE_TRADES
from actions.questions.verification_code import CodeQuestion
from actions.questions.whose import WhoseQuestion, note_whose
from actions.reading import LOOKS_FOR, WANTED, Reading, Segment, nothing_read, segment_of
from actions.said import Choice
from actions.task import KNOWN, Next, outcome_of
from actions.turn import Turn
from language.writing.noise import sounds_only
from language.yes_no import read_yes_no
from server.registry.services import proofs
from server.registry.services.people import AlreadyRegistered, ConsentWithdrawn, PersonGone
from server.words.trouble import NOTHING_DONE

NO_ANNOUNCEMENT = ("steer.wait", NOTHING_DONE)
"""a yes to these is none to the deed: 好了 after 等一下 says that somebody is back; 再试一次 sends the yes anew"""
ASK_BASE = "ask_base"
A_WHILE = timedelta(hours=6)
MOST_STEPS = 8


def respond(turn: Turn) -> None:
    """Answer one message: change `turn.state`, fill `turn.said`."""
    forget_who_was_there(turn)
    if sounds_only(turn.text):
        turn.reading = nothing_read(turn.text)
    turn.learned_means = remember_how_to_reach(turn)
    offer, turn.state.offer = turn.state.offer, None
    turn.offered = offer
    count = turn.state.no_match_count
    note_what_is_taken_back(turn, in_hand(turn))
    note_what_is_only_told(turn, in_hand(turn))
    note_whose(turn)
    known, begun = dict(turn.state.facts), turn.state.task
    outcome = _after_a_while(turn) or interpret(turn)
    goes_on = not isinstance(outcome, Begin | Ended | Resume) and turn.state.task == begun
    keep_what_is_told(turn, in_hand(turn) if goes_on else None, known)
    if turn.state.no_match_count == count:  # understood, whatever it was: the ladder starts again
        turn.state.no_match_count = 0
    settle(turn, outcome)
    turn.said.offer_each_once()


def interpret(turn: Turn) -> Outcome:
    """Return what the first interpreter that knows the message makes of it; several may deal with its parts."""
    for one in ORDER:
        outcome = one(turn, in_hand(turn))
        if outcome is not None and not isinstance(outcome, Partly):
            return outcome
    return GoOn()


def in_hand(turn: Turn) -> OpenTask | None:
    """Return the task in hand."""
    task = tasks.by_name(turn.state.task)
    return OpenTask(turn, task) if task else None


def settle(turn: Turn, outcome: Outcome) -> None:
    """Do what the outcome asks for until a question is open or nothing is left to do."""
    for _ in range(MOST_STEPS):
        task = in_hand(turn)
        if isinstance(outcome, StayOpen):
            _keep_open(turn, task)
            return
        if isinstance(outcome, Begin):
            outcome = _begin(turn, task, outcome)
        elif isinstance(outcome, Resume):
            outcome = _resume(turn)
        elif isinstance(outcome, Ended):
            if task:
                task.end()
            if (kept := _kept_question(turn)) is not None:
                outcome = kept
                continue
            _offer_pending(turn)
            return
        elif task is None:
            _offer_pending(turn, only_after_a_task=True)
            return
        else:
            following = _go_on(turn, task)
            if following is None:
                return
            outcome = following
    raise AssertionError("the dialogue does not come to rest")


def _go_on(turn: Turn, task: OpenTask) -> Outcome | None:
    """Ask what is missing, or do the task; None where a question was put or the task is done."""
    if (then := task.task.before_asking(turn)) is not Next.ASK:
        return outcome_of(then)
    question = task.missing()
    if tell_unserved(turn, task, question):
        return Ended()
    if question is None:
        return _finish(turn, task)
    if has_nothing_to_choose(turn, question):
        question.nothing_found(turn)  # type: ignore[attr-defined]
        return Ended()
    if question.slot in (CodeQuestion.slot, WhoseQuestion.slot):
        turn.clear([CONFIRM])  # a yes of nobody knows whom is none
    if question.slot == ConsentQuestion.slot and is_pressed(turn):
        turn.say("task.put_aside", title=task.task.title, options=[Choice("接着办", "继续"), to(A_PERSON)])
        turn.clear([ASKED])
        task.pause()
        return None
    task.ask(question)
    answer_of_the_list(turn)
    return None


def _finish(turn: Turn, task: OpenTask) -> Outcome | None:
    if turn.get(CONFIRM) is False:  # nothing is written on a no, whatever the task makes of it
        return Ended()
    try:
        then = task.task.finish(turn)
    except (proofs.NotProved, PersonGone):
        turn.clear([*CertificateNumberQuestion.resets, CONFIRM])
        turn.say("identity.prove_again")
        return GoOn() if task.missing() is not None else Ended()
    except ConsentWithdrawn:
        turn.set(GIVEN_ANEW, False)
        turn.say("privacy.consent_needed")
        return GoOn() if task.missing() is not None else Ended()
    except AlreadyRegistered:
        turn.say("identity.mismatch", options=[to(A_PERSON)])
        return Ended()
    if then is Next.ASK:
        turn.full_prompt = True
        return GoOn()
    done = {task.task.intents[0], *task.task.intents, *task.task.retires}
    turn.state.pending = [wish for wish in turn.state.pending if wish["intent"] not in done]
    task.end()
    turn.state.dropped, turn.state.last_done = None, task.task.name
    if (kept := _kept_question(turn)) is not None:
        return kept
    _offer_pending(turn)
    return None


def _kept_question(turn: Turn) -> Begin | None:
    """Return what was to be asked beside an answer: it is read back in any case, and need not be offered."""
    pending = turn.state.pending
    if turn.state.crisis or not pending or pending[0]["intent"] != ASK_BASE:
        return None
    turn.state.pending = pending[1:]
    return Begin(ASK_BASE, segment_of(pending[0]))


def _begin(turn: Turn, task: OpenTask | None, wish: Begin) -> Outcome:
    begun = tasks.by_intent(wish.intent)
    same = turn.state.paused_task == begun.name and turn.state.paused_by == wish.intent
    if task is None and same and _goes_on(turn, wish.said):
        return _resume(turn)
    kept = {slot: turn.get(slot) for slot in begun.keeps}
    if task is not None and task.task.name != wish.intent:
        task.pause() if wish.keeps_task else task.end()
    for slot, value in kept.items():
        turn.set(slot, value)
    opened = OpenTask(turn, begun)
    own = {one.slot for one in begun.questions(turn)} | {OFFERED, UNSURE_PLACES, UNSURE_TRADES}
    turn.clear(own - KNOWN - set(begun.keeps))
    state = turn.state
    state.task, state.question, state.asked, state.begun_by = begun.name, None, [], wish.intent
    state.no_match_count, state.dropped = 0, None
    turn.clear([ASKED])
    begun.begins(turn, wish.intent, wish.said)
    told = _told(turn.reading, wish)
    for said in told:
        begun.hears(turn, said)
    return outcome_of(opened.extract(told, overwrite=True))


def _goes_on(turn: Turn, said: Segment) -> bool:
    """Whether a wish for what was paused means to go on with it: no other trade or place is named."""
    return not wanted(named_trades(turn, said)) and not said.named("place", WANTED)


def _told(reading: Reading, wish: Begin) -> list[Segment]:
    """Return the wish first, then what was told around it in the same message."""
    around = [one for one in reading.segments if one.text not in wish.said.text]
    own = [one for one in around if one.role in ("wish", "question") and is_same_wish(one.intent, wish.intent)]
    told = [one for one in around if one.role not in ("wish", "question", "steering")]
    is_of_now = any(one.text in wish.said.text for one in reading.segments)
    return [wish.said, *own, *told] if is_of_now else [wish.said]


def _resume(turn: Turn) -> Outcome:
    task = tasks.by_name(turn.state.paused_task)
    if task is None:
        return StayOpen()
    state = turn.state
    state.task, state.begun_by, state.question = task.name, state.paused_by, None
    state.paused_task, state.paused_by = None, None
    turn.say("task.resumed", title=task.title)
    return GoOn()


def _keep_open(turn: Turn, task: OpenTask | None) -> None:
    question = task.requested if task else None
    if task is not None and question is not None and turn.awaiting is None:
        turn.awaiting = task.awaiting(question)


def _offer_pending(turn: Turn, only_after_a_task: bool = False) -> None:
    if not turn.state.pending or turn.state.crisis or turn.state.task or turn.state.offer:
        return
    if only_after_a_task and turn.state.paused_task:
        return
    wish = segment_of(turn.state.pending[0])
    trades = [one.words for one in wish.named("occupation", WANTED)] if wish.intent in LOOKS_FOR else []
    key = "task.offer_search" if trades else "task.offer_wish"
    turn.say(
        key,
        title=title_of(str(wish.intent)),
        items="、".join(trades),
        options=[Choice("是", "是"), Choice("不用", "不用")],
    )
    turn.offer(wish, pending=True)


def _after_a_while(turn: Turn) -> Outcome | None:
    """After a long silence say first where things stand; a bare yes of today is none to what was announced then."""
    task = in_hand(turn)
    question = task.requested if task else None
    if task is None or question is None:
        return None
    bare_yes = question.slot == "confirm" and read_yes_no(turn.text) is True
    if turn.history.quiet_for < A_WHILE:
        if not (bare_yes and turn.history.told_last(*NO_ANNOUNCEMENT)):
            return None
        turn.full_prompt = True
        return GoOn()
    turn.say("task.after_a_while", title=task.task.title)
    turn.full_prompt = True
    turn.state.no_match_count = 0
    return GoOn() if bare_yes or turn.reading.intent == "greet" else None
