"""Distress in three steps: none; a calm question that opens no case; the crisis path, until it is denied or left."""

from __future__ import annotations

from actions import crisis_path
from actions.contact import cannot_take_calls
from actions.dialogue.interpreters.commands import NEITHER
from actions.dialogue.open_task import OpenTask
from actions.menu import sentence_of
from actions.outcome import Begin, Outcome, Partly, Resume, StayOpen
from actions.reading import Segment, merged, segment_of
from actions.said import Choice
from actions.turn import Turn
from language.commands import plain_wish, read_command
from language.thresholds import SURE_WISH
from language.writing.plain import squeeze
from language.yes_no import read_yes_no
from server.words import Digits

CHECKING, HELD = "checking", "held"
AFTER_CHECK = "after_crisis_check"
I_AM_FINE, SOMEBODY = Choice("我没事", "我没事"), Choice("想有人陪我说说", "想有人陪我说说")
OF_NO_MATTER = (*crisis_path.HELP_INTENTS, "help", "out_of_scope")
"""a cry for help is no wish for a menu"""
CRIES = ("complain", "give_feedback")
"""没人管我 is a cry too; a complaint is one only where it is asked for in the taught words"""
OTHER_MATTERS = ("wish", "question", "steering", "correction")
SAID_AGAIN = ("repeat", "spell_out", "speak_slower", "speak_faster")
"""commands that ask for what was said, and answer nothing"""


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Leave everything for a person in distress; go back to the matter as soon as it is none."""
    level, state = turn.reading.distress, turn.state.crisis
    if level == "crisis" and not (state == CHECKING and _is_well(turn)):
        return _take_crisis_path(turn, task)
    if state == CHECKING:
        return _after_the_question(turn, task)
    if state == HELD:
        return _held(turn, task)
    if level == "check" and not turn.reading.of("distress") and turn.reading.of("question"):
        turn.say("crisis.beside", line=Digits(turn.context.crisis_line))  # a question is not put off for a doubt
        return None
    return _ask_calmly(turn, task) if level == "check" else None


def _take_crisis_path(turn: Turn, task: OpenTask | None) -> Outcome:
    if task is not None and task.task.name == "handover":
        task.end()  # a person is called now; what was left for one is what there is to come back to
    elif task is not None:
        task.pause()
    if turn.state.crisis == HELD:
        crisis_path.stay(turn)
    else:
        turn.state.crisis = HELD
        crisis_path.open_crisis(turn)
    return StayOpen()


def _ask_calmly(turn: Turn, task: OpenTask | None) -> Outcome:
    turn.state.crisis = CHECKING
    wish = next(iter(turn.reading.of("wish", "question")), None)
    told = [one for one in turn.reading.of("answer", "background", "unclear") if wish is not None]
    kept = merged([wish, *told]) if wish is not None and task is None else None
    turn.set(AFTER_CHECK, kept.as_dict() if kept is not None else None)
    key = "crisis.check_in_writing" if cannot_take_calls(turn) else "crisis.check"
    turn.say(key, options=[I_AM_FINE, SOMEBODY], line=Digits(turn.context.crisis_line))
    turn.awaiting = {"slot": "confirm", "kind": "yes_no", "step": 1, "of": 1}
    return StayOpen()


def _after_the_question(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """A wish for company or more distress is taken seriously; anything else ends the matter and is heard itself."""
    said = squeeze(turn.text)
    wants_company = said == squeeze(SOMEBODY.payload) or any(
        one.intent == "talk_to_human" for one in turn.reading.of("wish", "steering")
    )
    again = turn.reading.distress == "check" and not _is_well(turn)
    if wants_company or read_command(turn.text) == "talk_to_human" or again:
        return _take_crisis_path(turn, task)
    if read_command(turn.text) in SAID_AGAIN:
        return None
    turn.state.crisis = None
    wish = turn.get(AFTER_CHECK)
    turn.clear([AFTER_CHECK])
    turn.say("crisis.glad")
    if turn.reading.of(*OTHER_MATTERS):
        return None
    turn.deal_with(*turn.reading.segments)
    if wish is not None:
        kept = segment_of(wish)
        return Begin(str(kept.intent), kept)
    turn.full_prompt = True
    return Partly() if task else StayOpen()


def _is_well(turn: Turn) -> bool:
    """Whether somebody says that it is none or over, and nothing in the message was read as distress."""
    return turn.reading.shows("fine") and not turn.reading.of("distress")


def _held(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Stay with the person until they deny it or plainly want something else."""
    if task is not None:
        return None
    denied = (
        turn.reading.of("correction") or read_yes_no(turn.text) is False or squeeze(turn.text) == squeeze("我没事")
    )
    denied = denied or any(one.value == "no" for one in turn.reading.of("answer"))
    denied = denied and squeeze(turn.text) != NEITHER  # said of choices, and of nothing here
    clear = [
        one
        for one in turn.reading.of("wish", "question")
        if one.intent not in OF_NO_MATTER and one.confidence >= SURE_WISH and not _is_a_cry(turn, one)
    ]
    outright = _is_well(turn)
    calm = turn.reading.distress == "none" and (denied or clear) and not crisis_path.is_about_the_help(turn)
    denied = denied or outright
    if calm or outright:
        turn.state.crisis = None
        if denied:  # what was meant is not called a mishearing
            turn.say("crisis.glad" if outright else "crisis.misheard")
        if clear or turn.reading.of("steering"):
            return None
        turn.deal_with(*turn.reading.segments)
        return Resume() if turn.state.paused_task else StayOpen()
    if read_command(turn.text) in SAID_AGAIN:
        return None
    if turn.state.paused_task and read_command(turn.text) == "resume":
        turn.state.crisis = None
        return None
    crisis_path.stay(turn)
    return StayOpen()


def _is_a_cry(turn: Turn, said: Segment) -> bool:
    return said.intent in CRIES and plain_wish(squeeze(turn.text)) != plain_wish(squeeze(sentence_of(said.intent)))
