"""What comes of what is done: may one leave again, who is told what, what the number is for, how one hears of it.

Each subject is a topic of data/reading/topics; what is told depends on what is in hand or was done last.
"""

from __future__ import annotations

from collections.abc import Callable

from actions.answers import about_the_talk
from actions.contact import CANNOT_TAKE_CALLS
from actions.reading import Segment
from actions.turn import Turn
from server.registry.repositories import records

WHO_SEES, TOLD_WHAT = "who_sees", "told_what"
OF_JOBS = ("find_job", "withdraw_referral")
OF_COMPLAINTS = ("complain",)
OF_THE_OFFICE = ("handover", "ask_base", "withdraw_case")
ASKED_AS = (
    None, "ask_next", "ask_why", "ask_policy", "ask_course_detail", "ask_meaning", "cancel_enrolment",
    "withdraw_referral", "complain", "out_of_scope",
)  # fmt: skip
"""intents of questions on what comes of it; one on the record itself is looked up"""


def answer(turn: Turn, said: Segment) -> bool:
    """Answer a question whose first subject is one of these; False where it is another."""
    told = turn.history.told("identity.in_writing") and bool(turn.get(CANNOT_TAKE_CALLS))
    if told and said.role == "question" and turn.reading.shows("writing_only"):  # 你那边写没写别给我打电话
        turn.say("identity.in_writing")
        return True
    forbids = WHO_SEES if not said.topics and touches(turn) else None
    topic = next((one for one in said.topics[:1] if one in ANSWERS), forbids)
    if topic is None or said.intent not in ASKED_AS:
        return False
    if topic == "receipt" and turn.state.question in about_the_talk.NUMBERS:
        return False
    task = turn.state.task or turn.state.last_done or ""
    if topic == TOLD_WHAT and task not in OF_JOBS:
        return False
    ANSWERS[topic](turn, task, said)
    return True


def touches(turn: Turn) -> bool:
    """Whether a message that asks nothing is about who is told what: 先别跟单位说."""
    return turn.reading.shows("not_to_tell")


def _given_on(turn: Turn, task: str, said: Segment) -> None:
    """Say yes or no, by what was done: the name goes to an employer with a referral alone."""
    referred = turn.history.told("refer.done") or (
        turn.person is not None and bool(records.referrals(turn.session, turn.person.id))
    )
    turn.say("outcome.given" if referred else "outcome.not_given")


def _leave(turn: Turn, task: str, said: Segment) -> None:
    turn.say("outcome.leave_job" if task in OF_JOBS else "outcome.leave_class")


def _told(turn: Turn, task: str, said: Segment) -> None:
    if task in OF_JOBS:
        turn.say("outcome.told_employer")
    elif task in OF_COMPLAINTS:
        turn.say("outcome.told_of_complaint")
    elif task in OF_THE_OFFICE:
        turn.say("outcome.only_to_you")
    elif turn.state.question == "phone_number":
        turn.say("why.phone_number")  # 会不会老给我打推销电话
    else:
        turn.say("why.who_sees")


def _receipt(turn: Turn, task: str, said: Segment) -> None:
    turn.say("outcome.receipt_of_complaint" if task in OF_COMPLAINTS else "term.receipt")


def _reply(turn: Turn, task: str, said: Segment) -> None:
    about_the_talk.what_next(turn, task or None, said)


ANSWERS: dict[str, Callable[[Turn, str, Segment], None]] = {
    "leave": _leave, WHO_SEES: _told, TOLD_WHAT: _given_on, "receipt": _receipt, "reply": _reply,
}  # fmt: skip
