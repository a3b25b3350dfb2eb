"""What becomes of a number that is said: taken, asked again, and after two times in vain asked for part by part."""

from __future__ import annotations

from language.numbers.dictation import wishes_parts
from server.conversation.hearing import Completeness, Mended, read_number
from server.conversation.messages import Awaiting
from server.conversation.number_in_parts import PARTS, NotANumber, NumberInParts, Whole
from server.words import Wording, word

KINDS = ("digits", "phone")
IN_VAIN = 2
"""times that a number was not taken, after which it is asked for in parts"""


class SpokenNumbers:
    """The numbers of one conversation; follows what is asked by `heard` and `answered`."""

    def __init__(self) -> None:
        self._parts: NumberInParts | None = None
        self._slot = ""
        self._in_vain = 0

    def heard(self, mended: Mended, awaiting: Awaiting | None) -> Wording | str | None:
        """Return what is said to it at once, or the text that is for the bot; None where that is not sure.

        `awaiting` is the question that was open.
        """
        if awaiting is None or awaiting.kind not in KINDS:
            return mended.text if mended.sure else None
        self._follow(awaiting.slot)
        if self._parts is not None:
            return self._part(self._parts, mended)
        if awaiting.slot in PARTS and wishes_parts(mended.text):
            return self._begin()
        if mended.sure:
            return mended.text
        self._in_vain += 1
        return self._begin_if_in_vain() or word("voice.not_sure_of_number", self._in_vain - 1)

    def answered(self, said: str, awaiting: Awaiting | None) -> Wording | None:
        """Return what is asked instead of the bot's own question; `awaiting` is what it asks after `said`."""
        slot = awaiting.slot if awaiting else ""
        if slot != self._slot:
            self._follow(slot)
            return None
        if self._parts is not None:
            return self._parts.ask()
        if slot in PARTS and read_number(said, slot) is not None:
            self._in_vain += 1
        return self._begin_if_in_vain()

    def asked(self) -> Wording | None:
        """Return the question for the part that is open, None where no part is."""
        return self._parts.ask() if self._parts else None

    def completeness(self, text: str) -> Completeness | None:
        """Return whether `text` is all of a part, None where no part is asked for."""
        if self._parts is None or (number := read_number(text, self._slot)) is None:
            return None
        return "complete" if len(number.digits) >= self._parts.awaited else "unfinished"

    def _part(self, parts: NumberInParts, mended: Mended) -> Wording | str:
        match parts.hear(mended.text, mended.sure):
            case Whole(number):
                self._parts = None
                return number
            case NotANumber():
                return mended.text
            case wording:
                if parts.given_up:
                    self._parts, self._in_vain = None, 0
                return wording

    def _follow(self, slot: str) -> None:
        if slot != self._slot:
            self._slot, self._in_vain, self._parts = slot, 0, None

    def _begin_if_in_vain(self) -> Wording | None:
        return self._begin() if self._slot in PARTS and self._in_vain >= IN_VAIN else None

    def _begin(self) -> Wording:
        self._parts = NumberInParts(self._slot)
        return self._parts.begin()
