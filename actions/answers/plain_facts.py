"""What is the same for everybody and stands on no record: what it costs, whether it can be changed, whom to ring.

Each is a subject of the reading (data/reading/README.md).
"""

from __future__ import annotations

from collections.abc import Callable

from actions.answers import about_the_talk
from actions.menu import A_PERSON, title_of, to
from actions.reading import Segment
from actions.speaking import has_words
from actions.turn import Turn

KEYS = {
    "fee": "plain.fee", "change_later": "plain.change_later", "delete_later": "about.delete_my_data",
    "other_person": "facts.by_others_general", "two": "plain.two", "money_where": "plain.money_where",
    "money_when": "next.apply_subsidy",
}  # fmt: skip
"""subject → what is said of it"""
WITH_A_PERSON = {
    "complain_where": "plain.complain_where", "office_contact": "plain.office_contact",
    "office_where": "plain.office_where", "must_report": "plain.must_report", "reschedule": "plain.reschedule",
}  # fmt: skip
"""subject → what is said where nobody here knows all of it, so that a person is offered"""


def answer(turn: Turn, said: Segment) -> bool:
    """Answer a question whose surest subject is one of these; False where it is another."""
    subject = said.topics[0] if said.topics else ""
    if subject in KEYS:
        turn.say(KEYS[subject])
    elif subject in WITH_A_PERSON:
        turn.say(WITH_A_PERSON[subject], options=[to("complain") if subject == "complain_where" else to(A_PERSON)])
    elif subject in ANSWERS:
        return ANSWERS[subject](turn, said)
    else:
        return False
    return True


def tell_fee(turn: Turn, said: Segment) -> bool:
    """Say that nothing is paid for here, where a cost is asked for and no class is meant."""
    if turn.state.task is None or said.topics[:1] != ("cost",) or has_words(f"about.{said.intent}"):
        return False
    turn.say(KEYS["fee"])
    return True


def _why(turn: Turn, said: Segment) -> bool:
    return about_the_talk.why(turn, title_of(turn.state.begun_by) if turn.state.begun_by else None)


def _real(turn: Turn, said: Segment) -> bool:
    turn.say("small.bot_challenge")
    turn.say("why.nothing_asked")
    return True


def _office_hours(turn: Turn, said: Segment) -> bool:
    turn.say("small.office_hours", hours=turn.context.office.said)
    return True


def _where_the_number_stands(turn: Turn, said: Segment) -> bool:
    asked = turn.state.question
    return about_the_talk.meaning(turn, asked if asked in about_the_talk.NUMBERS else "certificate_number")


def _how_to_answer(turn: Turn, said: Segment) -> bool:
    return about_the_talk.meaning(turn, turn.state.question)


def _next(turn: Turn, said: Segment) -> bool:
    return about_the_talk.what_next(turn, turn.state.task or turn.state.last_done, said)


ANSWERS: dict[str, Callable[[Turn, Segment], bool]] = {
    "why_needed": _why, "real": _real, "office_hours": _office_hours, "where_number": _where_the_number_stands,
    "how_answer": _how_to_answer, "next": _next,
}  # fmt: skip
