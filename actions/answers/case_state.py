"""What became of the matter that was handed to a person of the office, or of a complaint."""

from __future__ import annotations

from actions.menu import to
from actions.turn import Turn
from language.numbers.digits import longest_digit_run
from server.registry.services.complaints import RECEIPT_DIGITS, find_by_receipt
from server.registry.services.handover import latest_answer, latest_case, waits_for_its_person
from server.words import Digits


def tell(turn: Turn) -> bool:
    """Say the state of the latest case of who talks here; False where there is none.

    Of a case whose person is not proved here any more it is said that the code comes first.
    """
    case = latest_case(turn.session, turn.conversation_id)
    if case is None:
        return tell_that_the_code_comes_first(turn)
    number, office = Digits(f"{case.id:06d}"), turn.context.office
    answer = latest_answer(turn.session, case)
    if case.status == "waiting" and not office.open_at(turn.context.now()):
        turn.say("handover.state_waiting_closed", number=number, hours=office.said)
    elif case.status == "answered" and answer is not None:
        turn.say("handover.state_answered", number=number)
        turn.say("handover.answer_again", body=answer.body)
    else:
        turn.say(f"handover.state_{case.status}", number=number)
    return True


def is_named(turn: Turn) -> bool:
    """Whether the number of the case of who talks here is said: 000028 回了没."""
    if not (run := longest_digit_run(turn.text)):
        return False
    case = latest_case(turn.session, turn.conversation_id)
    return case is not None and run == f"{case.id:06d}"


def tell_that_the_code_comes_first(turn: Turn) -> bool:
    """Say that a case waits here for its person to be proved again; False where there is none."""
    if turn.person is not None or not waits_for_its_person(turn.session, turn.conversation_id):
        return False
    turn.say("handover.code_first", options=[to("see_my_data")])
    return True


def tell_complaint(turn: Turn) -> bool:
    """Say the state and the answer of the complaint whose receipt number is said, and nothing of what it says.

    False where no such number is said. Whoever knows the number may ask: no name is needed.
    """
    run = longest_digit_run(turn.text)
    filed = find_by_receipt(turn.session, run) if len(run) == RECEIPT_DIGITS and run.isdecimal() else None
    if filed is None:
        return False
    turn.say(f"complaint.state_{filed.status}", number=Digits(filed.receipt))
    if filed.answer:
        turn.say("complaint.answer", body=filed.answer)
    return True
