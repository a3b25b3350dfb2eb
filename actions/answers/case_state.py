"""What became of the matter that was handed to a person of the office, or of a complaint."""

from __future__ import annotations

from actions.menu import to
from actions.turn import Turn
from language.numbers.digits import longest_digit_run
from server.registry.models import HandoverCase
from server.registry.services.complaints import RECEIPT_DIGITS, find_by_receipt
from server.registry.services.handover import cases_of, latest_answer, standing_cases, waits_for_its_person
from server.words import Digits


def tell(turn: Turn) -> bool:
    """Say the state of the case whose number is said, else of each that stands; False where there is none.

    Of a case whose person is not proved here any more it is said that the code comes first.
    """
    asked_after = named(turn)
    cases = [asked_after] if asked_after is not None else standing_cases(turn.session, turn.conversation_id)
    for case in cases:
        _tell_of(turn, case)
    return bool(cases) or tell_that_the_code_comes_first(turn)


def named(turn: Turn) -> HandoverCase | None:
    """Return the case of who talks here whose number is said: 000028 回了没."""
    if not (run := longest_digit_run(turn.text)):
        return None
    every = cases_of(turn.session, turn.conversation_id)
    return next((one for one in every if run == f"{one.id:06d}"), None)


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


def _tell_of(turn: Turn, case: HandoverCase) -> None:
    number, office = Digits(f"{case.id:06d}"), turn.context.office
    answer = latest_answer(turn.session, case)
    if case.status == "waiting" and not office.open_at(turn.context.now()):
        turn.say("handover.state_waiting_closed", number=number, hours=office.said)
    elif case.status == "answered" and answer is not None:
        turn.say("handover.state_answered", number=number)
        turn.say("handover.answer_again", body=answer.body)
    else:
        turn.say(f"handover.state_{case.status}", number=number)
