"""The repair of what was heard, from the recogniser's hypotheses to the words that were meant."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from language.writing.plain import bare
from language.writing.simplified import simplified
from server import clock
from server.conversation.hearing import completeness as endings
from server.conversation.hearing import hints as likely
from server.conversation.hearing.answers import answers
from server.conversation.hearing.awaited import Awaited
from server.conversation.hearing.completeness import Completeness
from server.conversation.hearing.heard import Heard, Mended
from server.conversation.hearing.lexicon import NOT_SAID, Lexicon
from server.conversation.hearing.loops import without_loops
from server.conversation.hearing.misspelled import well_written
from server.conversation.hearing.numbers import PARSERS, Number, is_checked, is_valid, read_number
from server.conversation.hearing.options import with_options
from server.conversation.hearing.phrases import COMMANDS, OVER_A_NUMBER
from server.conversation.hearing.rerank import best
from server.conversation.hearing.second_ear import both_ears, is_borne_out
from server.conversation.hearing.sounds import apart
from server.conversation.hearing.vocabulary import Spoken, Vocabulary, dictionary
from server.conversation.messages import Reply

NAME = "person_name"
Words = Spoken | Awaited
LEAST_CONFIDENCE, LEAST_OF_AN_ANSWER = 0.22, 0.5
"""below it the recogniser was guessing; an answer has few words of its own to bear it out: 今年 was heard for 去年"""
LEAST_UNCHECKED = {"certificate_number": 0.9, "phone_number": 0.8, "verification_code": 0.8, "bank_account": 0.9}
"""confidence that a number needs which no check digit bears out as a whole: that of a certificate says nothing of its
last two digits, and a card with one digit too few is a card as well"""


class Mending:
    """Learns how people speak here when it is first asked; may be asked from several threads."""

    def __init__(self, known_sentences: Callable[[], Iterable[str]]) -> None:
        self._known_sentences = known_sentences
        self._lexicon: Lexicon | None = None
        self._spoken: Spoken | None = None
        self._learning = threading.Lock()

    def mend(self, heard: Sequence[Heard], last: Reply | None) -> Mended:
        """Return what was most likely said, of hypotheses best first, as an answer to `last`.

        Nothing heard is nothing said, and not sure.
        """
        simple = [replace(one, text=simplified(one.text).strip()) for one in heard]
        simple = [one for one in simple if NOT_SAID.sub("", one.text)]
        raw = heard[0].text if heard else ""
        if not simple:
            return Mended("", raw, (), False, 0.0)
        slot = _slot(last)
        if slot == NAME:
            return _mended(without_loops(simple[0].text), raw, simple[0])
        return _as_number(simple, raw, slot) or self._as_sentence(simple, raw, last)

    def completeness(self, text: str, last: Reply | None) -> Completeness:
        """Return whether the text heard so far may be all of the answer to `last`."""
        return endings.completeness(text, last)

    def hints(self, last: Reply | None) -> tuple[tuple[str, ...], bool, Words | None]:
        """Return the phrases that are likely to answer `last`, likeliest first, whether digits are awaited, words.

        The words are what people say here, those phrases above all; None for a name, which may be any, and until they
        have been learned.
        """
        phrases, digits = likely.hints(last)
        if self._spoken is None or _slot(last) == NAME:
            return phrases, digits, None
        likely_now = OVER_A_NUMBER if digits else phrases
        return phrases, digits, Awaited(self._spoken, likely_now) if likely_now else self._spoken

    def learn(self) -> Lexicon:
        """Count the known sentences, which takes some seconds the first time; the lexicon from then on."""
        with self._learning:
            if self._lexicon is None:
                words = dict(dictionary())
                known = well_written([*self._known_sentences(), *answers(clock.today())], words.keys())
                self._lexicon = Lexicon(known)
                self._spoken = Spoken(self._lexicon, Vocabulary(words.items()))
            return self._lexicon

    def _as_sentence(self, heard: Sequence[Heard], raw: str, last: Reply | None) -> Mended:
        heard, others = both_ears(heard)
        found = best([replace(one, text=without_loops(one.text)) for one in heard], self.learn())
        text = with_options(found.text, last)
        if bare(text) in COMMANDS and not any(apart(bare(text), bare(one.text)) == 0 for one in heard):
            text = found.said
        clear = _slot(last) is None or found.heard.confidence >= LEAST_OF_AN_ANSWER
        sure = clear and is_borne_out(found.heard, text, others)
        return _mended(_with_signs(found.heard.text, text), raw, found.heard, sure)


def _slot(last: Reply | None) -> str | None:
    return last.awaiting.slot if last and last.awaiting else None


def _as_number(heard: Sequence[Heard], raw: str, slot: str | None) -> Mended | None:
    """Return the number that the best hypothesis says; unsure where another of the same length differs."""
    asked = slot if slot in PARSERS else None
    number = read_number(heard[0].text, asked)
    if number is None:
        return None
    sure = True
    if asked and is_valid(number.text, asked):
        others = [other for one in heard[1:] if (other := read_number(one.text, asked))]
        borne_out = is_checked(number, asked) or heard[0].confidence >= LEAST_UNCHECKED[asked]
        sure = number.whole and borne_out and not any(_contradicts(other, number, asked) for other in others)
    return _mended(number.text, raw, heard[0], sure)


def _contradicts(other: Number, number: Number, slot: str) -> bool:
    as_long = len(other.digits) == len(number.digits) or is_valid(other.text, slot)
    return as_long and other.digits != number.digits


def _with_signs(heard: str, text: str) -> str:
    """Return `text` with the signs of what was heard where both have a character for each; else as it is."""
    if len(NOT_SAID.sub("", heard)) != len(text):
        return text
    following = iter(text)
    return "".join(one if NOT_SAID.match(one) else _in_its_case(one, next(following)) for one in heard)


def _in_its_case(heard: str, read: str) -> str:
    return heard if heard.lower() == read else read


def _mended(text: str, raw: str, heard: Heard, sure: bool = True) -> Mended:
    repairs = tuple(_differences(NOT_SAID.sub("", raw), NOT_SAID.sub("", text)))
    return Mended(text, raw, repairs, sure and heard.confidence >= LEAST_CONFIDENCE, heard.confidence)


def _differences(raw: str, text: str) -> Iterable[tuple[str, str]]:
    """Yield what stands in `text` for what in `raw`, run by run; all of both where lengths differ."""
    if len(raw) != len(text):
        yield raw, text
        return
    for changed, run in groupby(zip(raw, text, strict=True), key=lambda pair: pair[0] != pair[1]):
        if changed:
            old, new = zip(*run, strict=True)
            yield "".join(old), "".join(new)
