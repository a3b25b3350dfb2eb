"""Whether speech over the assistant is meant: yes, no, or None while it is open."""

from __future__ import annotations

from server.speech.turn_taking.barge_in import is_back_channel, is_stop, meant_characters
from server.speech.turn_taking.pauses import Completeness
from server.speech.turn_taking.rules import TurnRules
from server.speech.turn_taking.utterance import Utterance
from server.speech.turn_taking.window import Moment


def judged_by_words(utterance: Utterance, heard_until: float, rules: TurnRules) -> bool | None:
    """Judge by the last hypothesis, which heard all up to `heard_until` (audio time in seconds).

    One character is enough where it is a whole answer: 二, while options are read.
    """
    text = utterance.text or ""
    characters = meant_characters(text)
    complete = characters > 0 and utterance.completeness is Completeness.COMPLETE
    if complete or characters >= rules.barge_in_characters or is_stop(text):
        return True
    all_heard = utterance.spoken_until is not None and heard_until >= utterance.spoken_until.at
    if utterance.may_have_ended and all_heard and is_back_channel(text):
        return False
    return None


def judged_by_time(utterance: Utterance, now: Moment, rules: TurnRules) -> bool | None:
    """Judge what its words leave open: silence after it says no.

    Long speech of which nothing was ever transcribed is meant, since the recogniser must be late.
    """
    if utterance.silence(now) >= rules.nothing_silence:
        return False
    if utterance.seconds(now) >= rules.longest_doubt:
        return utterance.text is None
    return None
