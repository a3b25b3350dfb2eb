"""The code that was sent to the phone. Nobody learns anything of a record before it."""

from __future__ import annotations

from typing import Any

from actions.questions.question import Problem, Question
from actions.reading import Segment
from actions.turn import Turn
from language.arrival import has_not_arrived
from language.numbers.digits import longest_digit_run
from language.numbers.personal import InvalidNumber, parse_certificate_number, parse_verification_code
from server.registry.services import people, verification
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
        if self._send(turn):
            turn.say("ask.verification_code", phone=Digits(phone[-4:]))
        else:
            turn.say("problem.verification_code_too_many")

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        # The text of the short message may be pasted whole: its one run of six digits is the code.
        return 4 <= len(longest_digit_run(said.text)) <= LONGEST or has_not_arrived(said.text)

    def parse(self, turn: Turn, said: Segment) -> Any:
        if said.intent == "resend_code" or has_not_arrived(said.text):
            turn.clear(["code_sent_to"])
            return Problem("problem.verification_code_resend")
        try:
            code = parse_verification_code(said.text)
        except InvalidNumber as error:
            return None if error.code == "missing" else Problem("problem.verification_code_length")
        return self._check(turn, code)

    def parse_correction(self, turn: Turn, said: Segment) -> Any:
        return self.parse(turn, said) or Problem("correct.again", {"title": "验证码"})

    def _send(self, turn: Turn) -> bool:
        phone = turn.get("phone_number")
        number = parse_certificate_number(turn.get("certificate_number"))
        try:
            with turn.write() as session:
                verification.send_code(session, turn.conversation_id, phone, number, turn.context.code_rules)
        except verification.TooManyCodes:
            return False
        turn.set("code_sent_to", phone)
        return True

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
                    verification.identify(session, turn.conversation_id, person.id, turn.actor)
                return VERIFIED
        if check.outcome in ("expired", "missing"):
            turn.clear(["code_sent_to"])
        spent = check.outcome == "spent"
        return Problem(
            f"problem.verification_code_{check.outcome}", {"left": check.attempts_left}, asks_again=not spent
        )
