"""A yes or no with no question open: it answers what was offered with the last message."""

from __future__ import annotations

from dataclasses import replace

from actions import tasks
from actions.dialogue.open_task import OpenTask
from actions.menu import menu
from actions.outcome import Begin, Outcome, Partly, StayOpen
from actions.reading import Segment, segment_of
from actions.search.choices import class_in_focus
from actions.turn import Turn
from language.thresholds import SURE_WISH, SURE_YES
from language.yes_no import insists, never_asked_for_it, read_yes_no


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Begin what was offered, or drop it; a yes to nothing asks what to do."""
    if task is not None:
        return None
    if (taken := _takes_what_was_shown(turn)) is not None:
        return taken
    said = _yes_or_no(turn)
    offered = turn.offered
    if said is None:
        if offered is not None and offered["pending"]:  # offered once: who speaks of something else wants it not now
            turn.state.pending = [one for one in turn.state.pending if one["intent"] != offered["wish"]["intent"]]
        return None
    yes, segments = said
    turn.deal_with(*segments)
    if offered is None:
        turn.say("small.what_now" if yes else "small.no_more", options=menu(turn))
        return StayOpen()
    wish = segment_of(offered["wish"])
    if offered["pending"]:
        turn.state.pending = [one for one in turn.state.pending if one["intent"] != wish.intent]
    if yes and _wishes_for_another(turn, wish):
        return Partly()
    if yes:
        return Begin(str(wish.intent), _with_more(turn, wish))
    if turn.left("wish", "question", "correction"):
        return Partly()
    turn.say("task.wish_dropped" if offered["pending"] else "small.no_more", options=menu(turn))
    return StayOpen()


def _takes_what_was_shown(turn: Turn) -> Outcome | None:
    """Begin to enrol in the class that is talked about, where somebody takes it although it is no longer offered."""
    taken = turn.offered is None and class_in_focus(turn) is not None and turn.reading.shows("takes_it")
    if not taken or not turn.reading.of("answer") or turn.left("question", "correction", "steering"):
        return None
    turn.deal_with(*turn.left("answer", "social"))
    return Begin("enrol_training", replace(turn.reading.whole, role="wish", intent="enrol_training"))


def _wishes_for_another(turn: Turn, offered: Segment) -> bool:
    """Whether the message plainly wishes for something else than was offered."""
    return any(
        one.intent in tasks.intents() and one.intent != offered.intent and one.confidence >= SURE_WISH
        for one in turn.left("wish")
    )


def _yes_or_no(turn: Turn) -> tuple[bool, list[Segment]] | None:
    if (plain := read_yes_no(turn.text)) is not None:
        return plain, list(turn.reading.segments)
    answers = [one for one in turn.left("answer") if one.value in ("yes", "no")]
    if turn.offered is None and (len(turn.reading.segments) > 1 or any(one.confidence < SURE_YES for one in answers)):
        return None
    if turn.offered is not None and (insists(turn.text) or never_asked_for_it(turn.text)):
        return insists(turn.text), answers or list(turn.reading.segments)
    if answers:
        return answers[0].value == "yes", answers
    return None


def _with_more(turn: Turn, wish: Segment) -> Segment:
    """Return the offer with what the yes adds to it: 好，要居家的."""
    more = [one for one in turn.reading.segments if one.role in ("wish", "answer", "correction")]
    return replace(wish, mentions=wish.mentions + tuple(mention for one in more for mention in one.mentions))
