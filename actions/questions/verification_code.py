"""The code that was sent to the phone. Nobody learns anything of a record before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from actions.menu import A_PERSON, to
from actions.questions.question import Problem, Question
from actions.reading import Segment
from actions.turn import Turn
from language.arrival import has_not_arrived
from language.numbers.digits import longest_digit_run
from language.numbers.personal import InvalidNumber, parse_certificate_number, parse_verification_code
from server.registry.services import people, proofs, verification
from server.registry.services.code_limits import Refusal
from server.words import Digits

VERIFIED = "verified"
MISMATCH = "mismatch"
LONGEST = 8
"""a longer number is another one: the phone's, to be corrected"""


class CodeQuestion(Question):
    slot = "verification_code"
    kind = "digits"
    about = ("code",)
    used_up = True
    needs_a_text = True
    personal = True

    def applies(self, turn: Turn) -> bool:
        return turn.person is None

    def ask(self, turn: Turn, attempt: int) -> None:
        phone = turn.get("phone_number")
        if turn.get("code_sent_to") == phone:
            turn.say("ask.verification_code_again", phone=Digits(phone[-4:]))
            return
        if why := send(turn, phone, self._send):
            say_no_code(turn, why)
        else:
            turn.set("code_sent_to", phone)
            turn.say("ask.verification_code", phone=Digits(phone[-4:]))

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        # The text of the short message may be pasted whole: its one run of six digits is the code.
        return 4 <= len(longest_digit_run(said.text)) <= LONGEST or _wants_another(turn, said)

    def parse(self, turn: Turn, said: Segment) -> Any:
        if said.intent == "resend_code" or _wants_another(turn, said):
            turn.clear(["code_sent_to"])
            return Problem("problem.verification_code_resend")
        try:
            code = parse_verification_code(said.text)
        except InvalidNumber as error:
            return None if error.code == "missing" else Problem("problem.verification_code_length")
        return self._check(turn, code)

    def parse_correction(self, turn: Turn, said: Segment) -> Any:
        return self.parse(turn, said) or Problem("correct.again", {"title": "验证码"})

    def _send(self, turn: Turn, session: Session, phone: str) -> None:
        number = parse_certificate_number(turn.get("certificate_number"))
        verification.send_code(session, turn.conversation_id, phone, number, turn.context.code_rules)

    def _check(self, turn: Turn, code: str) -> Any:
        phone = turn.get("phone_number")
        number = parse_certificate_number(turn.get("certificate_number"))
        with turn.write() as session:
            check = verification.check_code(
                session, turn.conversation_id, phone, number, code, turn.context.code_rules
            )
            if check.outcome == "right":
                person = people.find_by_number(session, number)
                if person is not None and not people.phone_matches(person, phone):
                    return MISMATCH
                if person is not None:
                    proofs.identify(session, turn.conversation_id, person, turn.actor)
                return VERIFIED
        if check.outcome in ("expired", "missing"):
            turn.clear(["code_sent_to"])
        return what_is_wrong(check)


def _wants_another(turn: Turn, said: Segment) -> bool:
    """Whether no code came and another one is the way on; who asks for a person beside it has had enough of codes."""
    wants_a_person = any(one.intent == "talk_to_human" for one in turn.reading.segments)
    return has_not_arrived(said.text) and not wants_a_person


def send(turn: Turn, phone: str, how: Callable[[Turn, Session, str], None]) -> Refusal | None:
    """Have a code sent; return why none was, None if one was."""
    try:
        with turn.write() as session:
            how(turn, session, phone)
    except verification.TooManyCodes as refusal:
        return refusal.why
    return None


def say_no_code(turn: Turn, why: Refusal) -> None:
    """Say that no code is sent now, and how one gets on without: no stranger can stand in the way of that."""
    key = "problem.verification_code_held" if why == "guessed" else "problem.verification_code_too_many"
    turn.say(key, options=[to(A_PERSON)])


def what_is_wrong(check: verification.CodeCheck) -> Problem:
    """Return what is said of a code that was not right."""
    return Problem(
        f"problem.verification_code_{check.outcome}", {"left": check.attempts_left},
        asks_again=check.outcome not in ("spent", "held"),
    )  # fmt: skip
