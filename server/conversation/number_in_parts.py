"""A long number, part by part: each part is said back at once, so that one slip costs one part.

Decision: docs/decisions/0022-numbers-by-voice.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from language.numbers.dictation import asks_for_it_again, takes_last_part_back
from server import clock
from server.conversation.hearing import is_valid, read_number
from server.words import Digits, Wording, word

PARTS = {"certificate_number": (6, 8, 6), "phone_number": (3, 4, 4), "verification_code": (3, 3)}
"""slot → digits of its parts; of a certificate: the area, the day of birth, and the rest"""
DAY_OF_BIRTH = ("certificate_number", 1)
TIMES = 2
"""times that all parts are gone through"""


@dataclass(frozen=True)
class Whole:
    """All parts are there, and the number is one that can be."""

    number: str


@dataclass(frozen=True)
class NotANumber:
    """Something else was said: it is for the bot."""


class NumberInParts:
    """The parts of one number so far; raises `KeyError` for a slot that has none.

    What it answers is what is said next: the last part back, and the question for the following one.
    """

    def __init__(self, slot: str) -> None:
        self.slot = slot
        self._lengths = PARTS[slot]
        self._kept: list[str] = []
        self._times = 1
        self.given_up = False
        """the parts never made a number that can be: what was said last tells what else can be done"""

    @property
    def awaited(self) -> int:
        """Return how many digits the next part has."""
        return self._lengths[len(self._kept)]

    def begin(self) -> Wording:
        """Ask for the first part."""
        return self._ask("begin")

    def ask(self) -> Wording:
        """Ask for the next part once more."""
        return self._ask("ask")

    def hear(self, text: str, sure: bool) -> Wording | Whole | NotANumber:
        """Take what was said, mended; what was not heard surely is asked again."""
        if asks_for_it_again(text):
            return self.ask()
        if takes_last_part_back(text):
            self._kept = self._kept[:-1]
            return self._ask("back")
        number = read_number(text, self.slot)
        if number is None and sure:
            return NotANumber()
        if number is None or not sure or not number.whole:
            return self._ask("again")
        return self._take(number.digits)

    def _take(self, digits: str) -> Wording | Whole:
        if len(digits) == sum(self._lengths):  # all at once, after all
            return self._finish(digits)
        if len(digits) == sum(self._lengths[len(self._kept) :]):
            return self._finish("".join((*self._kept, digits)))
        if len(digits) != self.awaited:
            return self._ask("length", digits)
        if (self.slot, len(self._kept)) == DAY_OF_BIRTH and not _is_day(digits):
            return self._ask("birth", digits)
        self._kept.append(digits)
        return self._ask("next", digits)

    def _finish(self, number: str) -> Wording | Whole:
        if is_valid(number, self.slot):
            return Whole(number)
        self._kept = []
        self._times += 1
        self.given_up = self._times > TIMES
        return word("parts.given_up") if self.given_up else self._ask("from_the_start")

    def _ask(self, key: str, digits: str = "") -> Wording:
        last = len(self._kept) == len(self._lengths) - 1
        part = word(f"parts.{'first' if not self._kept else 'last' if last else 'following'}", count=self.awaited)
        return word(f"parts.{key}", part=part.text, digits=Digits(digits))


def _is_day(digits: str) -> bool:
    try:
        return date(1900, 1, 1) <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])) <= clock.today()
    except ValueError:
        return False
