"""What is answered in passing, in a task and outside: abuse, another tongue, a question after one's case."""

from __future__ import annotations

from actions import speaking
from actions.answers.policy import POLICY_INTENTS
from actions.double_wishes import take_both
from actions.near import NEITHER, ask_which, near_tasks
from actions.reading.abuse import is_abuse
from actions.reading.asking_after import asks_after_the_case
from actions.rules_first import asks_the_rules
from actions.turn import REQUESTED, Choice, Turn
from actions.wishes import TASKS
from language.writing.plain import squeeze
from language.writing.tongues import foreign_tongue
from server.registry.models import HandoverCase
from server.registry.services.handover import latest_answer, latest_case
from server.words import Digits

A_PERSON = (Choice("转人工", "转人工"),)
NOT_UNDERSTOOD = ("action_fallback", "action_loose_fact")


def goes_aside(turn: Turn, action: str) -> bool:
    """Answer in place of `action` where no task is open; return whether that was done."""
    if turn.get(REQUESTED) is not None or not turn.is_new_message:
        return False
    if action == "action_comfort" and turn.intent == "emotional_distress":
        return False
    if turn.intent == "emotional_distress" and turn.confidence == 1.0:
        turn.follow_with("action_comfort")
    elif answer_aside(turn, menu=True):
        turn.follow_with("action_listen")
    elif action == "action_answer_policy" and turn.intent not in POLICY_INTENTS:
        return False  # asks_the_rules has led here
    elif asks_the_rules(turn, action):
        turn.follow_with("action_answer_policy")
    elif take_both(turn):
        pass
    elif turn.intent in TASKS and turn.confidence < 1.0 and (near := near_tasks(turn)):
        ask_which(turn, near)
        turn.follow_with("action_listen")
    elif action == "action_comfort" or (turn.unreadable and action not in NOT_UNDERSTOOD):
        turn.follow_with("action_fallback")
    else:
        return False
    # Rasa leaves the form that would begin.
    turn.set("misunderstood", turn.get("misunderstood") or 0)
    turn.set(REQUESTED, None)
    return True


def answer_aside(turn: Turn, menu: bool = False) -> bool:
    """Say what is to be said to abuse, to another tongue, to a question after one's case; False for all else.

    `menu` where no task is open, so that all that can be done is offered.
    """
    if menu and squeeze(turn.text) == NEITHER:
        turn.say("fallback.neither", options=speaking.menu(turn))
        return True
    if is_abuse(turn.text):
        # Calm, and once: whoever goes on is not answered each time anew, and a person stays in reach.
        first = not speaking.heard_before(turn, "aside.abuse")
        turn.say("aside.abuse" if first else "aside.go_on", options=speaking.menu(turn) if menu else A_PERSON)
        return True
    if tongue := foreign_tongue(turn.text):
        turn.say(f"aside.{tongue}", options=A_PERSON)
        return True
    if asks_after_the_case(turn.text) and (case := latest_case(turn.session, turn.conversation_id)) is not None:
        _tell_state(turn, case)
        return True
    return False


def _tell_state(turn: Turn, case: HandoverCase) -> None:
    number, office = Digits(f"{case.id:06d}"), turn.context.office
    answer = latest_answer(turn.session, case)
    if case.status == "waiting" and not office.open_at(turn.context.now()):
        turn.say("handover.state_waiting_closed", number=number, hours=office.said)
    elif case.status == "answered" and answer is not None:
        turn.say("handover.state_answered", number=number)
        turn.say("handover.answer_again", body=answer.body)
    else:
        turn.say(f"handover.state_{case.status}", number=number)
