"""替我问问: what is asked goes to who knows, at once, or after what the message answers beside it."""

from __future__ import annotations

from typing import Any

from actions.answers import catalogue_questions, policy
from actions.answers.open_questions import meant
from actions.answers.own_words import may_be_put, wishes_to_ask, words_to_ask
from actions.answers.said_again import OFFERS_TO_ASK
from actions.dialogue.open_task import CONFIRM, OpenTask
from actions.menu import sentence_of
from actions.outcome import Begin, GoOn, Outcome
from actions.reading import Segment, merged
from actions.tasks.ask_base import ADDITION, TO_ASK, AskBase, add_to_the_words
from actions.turn import Turn
from language.asking_for_me import added_words, asks_beside, has_parts
from language.yes_no import read_yes_no
from server.registry.services import questions as put

BESIDE = "asked_beside_an_answer"


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Begin to ask, or keep it until what else the message answers was taken."""
    if task is None and (added := _added_to_what_was_sent(turn)) is not None:
        turn.deal_with(*turn.reading.segments)
        turn.set(TO_ASK, added)
        return _begin(turn)
    if not any(wishes_to_ask(one) for one in turn.reading.segments):
        return None
    own = task is not None and task.task.name == AskBase.name
    parts = [one for one in turn.reading.segments if may_be_put(one)]
    words = words_to_ask(turn, parts)
    if own:
        turn.deal_with(*parts)
        return GoOn() if words and add_to_the_words(turn, words) else None
    before = meant(turn)
    if words:
        if not _is_left_open(turn, parts) and not has_parts(words):
            return None  # the records hold what is asked
        asked = _of_what(turn, parts, words)
        turn.set(TO_ASK, [*before, asked] if asks_beside(turn.text) else [asked])
    elif before:
        turn.set(TO_ASK, before)
    else:
        return None
    turn.deal_with(*parts)
    answers = [one for one in turn.left("answer") if not _takes_the_offer(turn, one)]
    if task is None or task.requested is None or not answers:
        return _begin(turn)
    turn.memo[BESIDE] = answers
    _keep(turn)
    return None


def after_the_answer(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Ask at once where what stood beside the wish to ask was no answer that counts; else say that it is kept."""
    if (answers := turn.memo.get(BESIDE)) is None:
        return None
    left = turn.left("answer")
    if any(one in left for one in answers):
        turn.state.pending = [one for one in turn.state.pending if one["intent"] != AskBase.name]
        return _begin(turn)
    if task is not None and task.missing() is not None:
        turn.say("question.kept")
    return None


def _begin(turn: Turn) -> Begin:
    dropped = any(one.intent == "cancel" for one in turn.left("steering"))
    return Begin(AskBase.name, _wish(turn), keeps_task=not dropped)


def _wish(turn: Turn) -> Segment:
    return Segment(turn.text, "wish", AskBase.name)


def _keep(turn: Turn) -> None:
    others = [one for one in turn.state.pending if one["intent"] != AskBase.name]
    turn.state.pending = [_wish(turn).as_dict(), *others]


def _takes_the_offer(turn: Turn, said: Segment) -> bool:
    """Whether an answer is none to the open question: 那替我问问, or a bare yes where it was just offered to ask."""
    offered = [option["payload"] for message in turn.history.last_messages for option in message["options"]]
    to_the_offer = sentence_of(AskBase.name) in offered and turn.state.question in (CONFIRM, "consent")
    return wishes_to_ask(said) or (to_the_offer and read_yes_no(said.text) is True)


def _is_left_open(turn: Turn, parts: list[Segment]) -> bool:
    """Answer what the records hold of what is to be asked; whether anything is left to ask."""
    left = False
    for one in parts:
        if catalogue_questions.touches(one):
            asked_of = bool(catalogue_questions.ids_asked_about(turn, one))
            left = not asked_of or catalogue_questions.note_question(turn, one) or left
            catalogue_questions.answer(turn, one)
        else:
            left = left or bool(words_to_ask(turn, [one]))
    turn.said.messages = [one for one in turn.said.messages if one["key"] not in OFFERS_TO_ASK]
    return left


def _of_what(turn: Turn, parts: list[Segment], words: str) -> dict[str, Any]:
    """Return what is asked, with the class or the job that it is about."""
    about, record, name = catalogue_questions.of_what(turn, merged(parts))
    if record is None and any(one.intent in policy.POLICY_INTENTS for one in parts):
        about, name = "policy", ""
    return {"about": about, "record": record, "name": name, "asked": words, "turn": turn.number}


def _added_to_what_was_sent(turn: Turn) -> list[dict[str, Any]] | None:
    """Return what is added to the question that was just sent: 你给俺添上, or what was asked in its place."""
    if turn.state.last_done != AskBase.name:
        return None
    words = added_words(turn.text)
    if words is None and turn.history.told_last("question.asked", "question.added") and turn.reading.of("correction"):
        words = words_to_ask(turn, [one for one in turn.reading.of("question", "steering") if may_be_put(one)])
    sent = put.open_questions(turn.session, turn.conversation_id)
    if not words or not sent:
        return None
    last = sent[-1]
    return [{"about": last.about, "record": last.record_id, "name": ADDITION, "asked": words, "turn": turn.number}]
