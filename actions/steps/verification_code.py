"""The code that was sent to the phone. Nobody learns anything of a record before it."""

from __future__ import annotations

import re
from typing import Any

from actions.correction_words import takes_back
from actions.steps.step import Problem, Step
from actions.turn import Turn
from language.numbers.digits import longest_digit_run
from language.numbers.personal import (
    InvalidNumber,
    parse_certificate_number,
    parse_verification_code,
)
from server.registry.models import Conversation
from server.registry.services import people, verification
from server.words import Digits

VERIFIED = "verified"
LONGEST = 8
"""a longer number is another one: the phone's, to be corrected"""
RESEND = re.compile(r"没收到|收不到|没有收到|重发|再发|重新发|没来|没有码|没见")


class CodeStep(Step):
    slot = "verification_code"
    kind = "digits"
    used_up = True

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

    def read(self, turn: Turn) -> Any:
        if RESEND.search(turn.text):
            turn.clear(["code_sent_to"])
            return Problem("problem.verification_code_resend")
        try:
            code = parse_verification_code(turn.text)
        except InvalidNumber as error:
            if error.code == "missing":
                return Problem("correct.again", {"title": "验证码"}) if _takes_back_the_code(turn.text) else None
            return Problem("problem.verification_code_length")
        return self._check(turn, code)

    def is_plain_answer(self, turn: Turn) -> bool:
        digits = len(longest_digit_run(turn.text))
        return 4 <= digits <= LONGEST or bool(RESEND.search(turn.text)) or _takes_back_the_code(turn.text)

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
                    return "mismatch"
                if person is not None:
                    session.get_one(Conversation, turn.conversation_id).person_id = person.id
                return VERIFIED
        if check.outcome in ("expired", "missing"):
            turn.clear(["code_sent_to"])
        spent = check.outcome == "spent"
        return Problem(
            f"problem.verification_code_{check.outcome}", {"left": check.attempts_left}, asks_again=not spent
        )


def _takes_back_the_code(text: str) -> bool:
    return "码" in text and "号码" not in text and takes_back(text)
