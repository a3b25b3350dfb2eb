"""Numbers: the disability certificate, the telephone, the bank card."""

from __future__ import annotations

from typing import Any, ClassVar

from actions.questions.question import Problem, Question
from actions.reading import Segment
from actions.turn import Turn
from language.numbers.digits import longest_digit_run, short_runs
from language.numbers.parts import number_parts
from language.numbers.personal import (
    InvalidNumber,
    parse_bank_account,
    parse_certificate_number,
    parse_phone_number,
)
from language.pointing import means_the_one_before
from server.words import Digits, word

PHONE_BEFORE = "phone_number_before"
"""fact: the telephone that was given last, also where it was taken back: 还是刚才那个号 means it"""
BEGUN = "_begun"
"""what a fact is called that holds the part of a number that was said so far"""


class NumberQuestion(Question):
    """A number with a parser; a wrong one is explained and asked again, never guessed."""

    personal = True
    shortest: ClassVar[int] = 6
    """a run of fewer digits is not meant as this number"""

    def parse_number(self, text: str) -> str:
        """Return the number; raises `InvalidNumber`."""
        raise NotImplementedError

    def read(self, text: str) -> Any:
        """Return the number that a text alone holds, a `Problem` that explains a wrong one, or None."""
        if found := self._found(text):
            return found
        try:
            return self.parse_number(text)
        except InvalidNumber as error:
            if error.code == "missing" or len(longest_digit_run(text)) < self.shortest:
                return None
            return Problem(f"problem.{self.slot}_{error.code}", {"length": error.length})

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return (self._found(said.text) or self._joined(turn, said.text)) is not None or self._is_all_digits(said.text)

    def parse(self, turn: Turn, said: Segment) -> Any:
        if joined := self._joined(turn, said.text):
            return joined
        value = self.read(said.text)
        if isinstance(value, Problem):
            turn.set(f"{self.slot}{BEGUN}", longest_digit_run(said.text))
        return value

    def extract(self, turn: Turn, said: Segment) -> Any:
        return self._found(said.text)

    def said_back(self, turn: Turn) -> str:
        return f"尾号{str(turn.get(self.slot))[-4:]}"

    def accept(self, turn: Turn, value: Any) -> None:
        if turn.get(self.slot) not in (None, value):
            turn.clear(self.resets)  # what was proved of another number proves nothing of this one
        super().accept(turn, value)
        turn.clear([f"{self.slot}{BEGUN}"])

    def _joined(self, turn: Turn, text: str) -> str | None:
        """Return the number that what was said now makes with the part before: 后头还有，四七四三一一."""
        begun = turn.get(f"{self.slot}{BEGUN}")
        behind = [longest_digit_run(text), *short_runs(text)] if begun else []
        return next((found for run in behind if run and (found := self._parsed(f"{begun}{run}"))), None)

    def _found(self, text: str) -> str | None:
        return next((number for part in number_parts(text) if (number := self._parsed(part))), None)

    def _parsed(self, text: str) -> str | None:
        try:
            return self.parse_number(text)
        except InvalidNumber:
            return None

    def _is_all_digits(self, text: str) -> bool:
        return len(longest_digit_run(text)) >= max(self.shortest, len(text.strip()) // 2)


class CertificateNumberQuestion(NumberQuestion):
    slot = "certificate_number"
    kind = "digits"
    about = ("number",)
    resets = ("verification_code", "code_sent_to")
    title = "残疾人证号"

    def ask(self, turn: Turn, attempt: int) -> None:
        if attempt or turn.get("for_whom") in (None, "self"):
            super().ask(turn, attempt)
        else:
            turn.say("ask.certificate_number_of", who=word(f"who.{turn.get('for_whom')}").text)

    def applies(self, turn: Turn) -> bool:
        return turn.person is None

    def parse_number(self, text: str) -> str:
        return parse_certificate_number(text).value


class PhoneQuestion(NumberQuestion):
    slot = "phone_number"
    kind = "phone"
    about = ("phone",)
    resets = ("verification_code", "code_sent_to")
    title = "手机号"

    def applies(self, turn: Turn) -> bool:
        return turn.person is None

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return super().is_certain(turn, said) or self._given_before(turn, said) is not None

    def accept(self, turn: Turn, value: Any) -> None:
        super().accept(turn, value)
        turn.set(PHONE_BEFORE, value)

    def told_before(self, turn: Turn) -> Any:
        return turn.get(PHONE_BEFORE)

    def _given_before(self, turn: Turn, said: Segment) -> str | None:
        """Return the number that was given before where the words point back at it."""
        return self.told_before(turn) if means_the_one_before(said.text) else None

    def parse(self, turn: Turn, said: Segment) -> Any:
        """Read the telephone; a certificate's number given here takes the place of the one given before."""
        if before := self._given_before(turn, said):
            return before
        value, another = super().parse(turn, said), CertificateNumberQuestion().read(said.text)
        known = turn.get(CertificateNumberQuestion.slot)
        if not isinstance(value, Problem) or not isinstance(another, str) or known in (None, another):
            return value
        turn.set(CertificateNumberQuestion.slot, another)
        turn.clear(CertificateNumberQuestion.resets)
        return Problem("problem.certificate_number_replaced", {"number": Digits(another[-4:])})

    def parse_number(self, text: str) -> str:
        return parse_phone_number(text)


class BankAccountQuestion(NumberQuestion):
    slot = "bank_account"
    kind = "digits"
    about = ("card",)
    title = "银行卡号"

    def extract(self, turn: Turn, said: Segment) -> Any:
        # 86 and a phone number has as many digits as a card: it must be called one.
        called = "卡" in turn.text or "账" in turn.text
        value = super().extract(turn, said) if called else None
        return None if value is None or PhoneQuestion()._parsed(value) else value

    def parse_number(self, text: str) -> str:
        return parse_bank_account(text)
