"""Questions about the conversation itself: why something is asked, what it means, what comes next."""

from __future__ import annotations

from dataclasses import replace

from actions.answers import open_questions
from actions.answers.category import known_category
from actions.menu import A_PERSON, title_of, to
from actions.reading import Segment
from actions.said import Choice
from actions.speaking import has_words
from actions.turn import Turn
from language.asking import asks_for_a_favour
from language.thresholds import DOUBTFUL

OF_THE_ANSWER = {"reply", "next", "receipt", "state"}
"""subjects of a question on when and how one hears of it"""
TRADE = "occupation"
"""slot at which an example is told: a trade, and none that the office has nothing of"""
NUMBERS = ("phone_number", "certificate_number", "verification_code", "new_phone", "new_phone_code", "bank_account")
"""slots at which a number that is asked about is the one that is asked for"""


def why(turn: Turn, title: str | None) -> bool:
    """Say what the open question is asked for, that it is safe, and who else sees it."""
    slot = turn.state.question
    key = f"why.{slot}"
    if title is not None and slot is not None and has_words(key):
        turn.say(key, title=title, options=[to(A_PERSON)])
    elif any("who_sees" in one.topics for one in turn.reading.of("question")):
        turn.say("why.who_sees")
    elif title is None:
        turn.say("why.nothing_asked", options=[to(A_PERSON)])
    else:
        turn.say("why.anything", title=title, options=[to(A_PERSON)])
    return True


def explains_matter(turn: Turn, said: Segment, in_hand: bool) -> bool:
    """Say what a matter is to who asks about it, and offer to begin it; False where it is to be begun at once."""
    key = f"about.{said.intent}"
    if said.role != "question" or said.confidence < DOUBTFUL or not has_words(key) or asks_for_a_favour(said.text):
        return False
    turn.say(key)
    if not in_hand and turn.state.task is None:
        title = title_of(str(said.intent))
        turn.say("about.offer", title=title, options=[Choice("是", "是"), Choice("不用", "不用")])
        turn.offer(replace(said, role="wish"))
    return True


def meaning(turn: Turn, slot: str | None) -> bool:
    """Say how the open question can be answered, and what is being agreed to; False where none is open."""
    key = f"meaning.{slot}"
    if slot == "consent" and has_words(matter := f"about.{turn.state.begun_by}"):
        turn.say(matter)
    if slot is None or not has_words(key):
        return False
    if slot != TRADE:
        turn.say(key)
    elif (example := _offered_trade(turn)) is not None:
        turn.say(key, name=example)
    else:
        return False
    return True


def _offered_trade(turn: Turn) -> str | None:
    """Return a trade that was offered with the open question, else one in which there is something."""
    trades = turn.context.trades(turn.session)
    options = [one["title"] for message in turn.history.last_messages for one in message.get("options") or []]
    offered = [title for title in options if trades.is_name(title)]
    suits = known_category(turn)
    return next(iter(offered or trades.common(suits, kind="classes") or trades.common(suits, kind="jobs")), None)


def what_next(turn: Turn, task: str | None, said: Segment) -> bool:
    """Say what happens after the task that is in hand or was done last, and offer to ask where nobody knows."""
    if task == "complain" and not OF_THE_ANSWER & set(said.topics):
        _say_not_known(turn, "outcome.not_decided", said)
        return True
    over = f"next.{task}_done"
    key = over if turn.state.task is None and has_words(over) else f"next.{task}"
    if task is None or not has_words(key):
        _say_not_known(turn, "next.anything", said)
    elif key == over:
        _say_not_known(turn, key, said)
    else:
        turn.say(key, options=[to(A_PERSON)])
    return True


def _say_not_known(turn: Turn, key: str, said: Segment) -> None:
    """Say that it is not known, and offer to put the question to those who may know."""
    open_questions.note(turn, "case", None, "", said.text)
    turn.say(key, options=[to("ask_base"), to(A_PERSON)])
