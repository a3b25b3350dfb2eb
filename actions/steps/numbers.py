"""Numbers: the disability certificate, the telephone, the bank card."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from actions.steps.step import Problem, Step
from actions.turn import Turn
from language.numbers.digits import longest_digit_run
from language.numbers.personal import (
    InvalidNumber,
    parse_bank_account,
    parse_certificate_number,
    parse_phone_number,
)

BETWEEN_NUMBERS = re.compile(r"[，,。；;、]|手机号?码?|电话|证号|卡号|账号")


class NumberStep(Step):
    """A number with a parser; a wrong one is explained and asked again, never guessed."""

    shortest: ClassVar[int] = 6
    """a run of fewer digits is not meant as this number"""

    def parse(self, text: str) -> str:
        """Return the number; raises `InvalidNumber`."""
        raise NotImplementedError

    def read(self, turn: Turn) -> Any:
        if found := NumberStep.volunteer(self, turn):
            return found
        try:
            return self.parse(turn.text)
        except InvalidNumber as error:
            if error.code == "missing" or len(longest_digit_run(turn.text)) < self.shortest:
                return None
            return Problem(f"problem.{self.slot}_{error.code}", {"length": error.length})

    def is_plain_answer(self, turn: Turn) -> bool:
        return len(longest_digit_run(turn.text)) >= self.shortest

    def volunteer(self, turn: Turn) -> Any:
        return next((number for part in _parts(turn.text) if (number := self._parsed(part))), None)

    def _parsed(self, text: str) -> str | None:
        try:
            return self.parse(text)
        except InvalidNumber:
            return None

    def said_back(self, turn: Turn) -> str:
        return f"尾号{str(turn.get(self.slot))[-4:]}"


class CertificateNumberStep(NumberStep):
    slot = "certificate_number"
    kind = "digits"
    resets = ("verification_code", "code_sent_to")
    names = "证号|残疾证|残疾人证|证件号|证的号"
    title = "残疾人证号"

    def applies(self, turn: Turn) -> bool:
        return turn.person is None

    def parse(self, text: str) -> str:
        return parse_certificate_number(text).value


class PhoneStep(NumberStep):
    slot = "phone_number"
    kind = "phone"
    resets = ("verification_code", "code_sent_to")
    names = "手机|电话|手机号|号码"
    title = "手机号"

    def applies(self, turn: Turn) -> bool:
        return turn.person is None

    def parse(self, text: str) -> str:
        return parse_phone_number(text)


class BankAccountStep(NumberStep):
    slot = "bank_account"
    kind = "digits"
    names = "银行卡|卡号|账号|账户|银行"
    title = "银行卡号"

    def volunteer(self, turn: Turn) -> Any:
        # 86 and a phone number has as many digits as a card
        return super().volunteer(turn) if re.search(self.names, turn.text) else None

    def parse(self, text: str) -> str:
        return parse_bank_account(text)


def _parts(text: str) -> list[str]:
    """Return the text whole, and its parts in which one number of several may stand."""
    return [text, *BETWEEN_NUMBERS.split(text), *text.split()]
