"""Chooses among hypotheses, and characters of the same sound inside them, by how such sentences usually run.

A noisy channel: the probability of the text among the known sentences times that of hearing it so. Negations are
neither lost nor won: 不, 没 and 别 stay where they are, and are written only for the very syllable that was heard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from server.conversation.hearing.heard import Heard
from server.conversation.hearing.lexicon import EDGE, NOT_SAID, ORDER, START, Lexicon
from server.conversation.hearing.negations import denials, is_negation, negation, written_negations
from server.conversation.hearing.sounds import HAN

BEAM = 6
CANDIDATES, CANDIDATES_OF_FEW, CANDIDATES_OF_MANY = 40, 160, 14
"""characters that are tried for one that was heard; where it is one of few (`SHORT`) or of many (`LONG`)"""
CHANGED = 3.8
"""natural logarithm of how rarely a character is wrong though its syllable is right"""
BLURRED = 16.0
"""the same for a syllable that is wrong, for each unit of distance"""
TRUST = 0.9
"""how much the recogniser's own confidence weighs, for each character"""
A_CHARACTER = 3.4
"""what a character is worth, so that the shorter hypothesis does not always win"""
LONG = 60
MOST_READ = 180
"""characters of all hypotheses together, so that the time is bounded"""
SHORT = 4
"""characters up to which only a whole known sentence is put for what was heard, since it may be a name;
of just so many also the beginning of one"""
SUPPORT = 3
"""characters, one of them repaired, that must stand side by side in a known sentence"""
NUMERALS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))


@dataclass(frozen=True)
class Reading:
    """A hypothesis as it was read: `said` is what was heard without signs, `text` has a character for each of it."""

    text: str
    said: str
    heard: Heard
    score: float


def best(heard: Sequence[Heard], lexicon: Lexicon) -> Reading:
    """Return the likeliest reading of the hypotheses (simplified, best first, at least one)."""
    return max((_read(one, lexicon) for one in _worth_reading(heard)), key=lambda one: one.score)


def _worth_reading(heard: Sequence[Heard]) -> list[Heard]:
    """Return the hypotheses that differ in what is said, and deny as the best one does, by sound and in writing."""
    denied, written = denials(heard[0].text), written_negations(heard[0].text)
    kept: dict[str, Heard] = {}
    for one in heard:
        if denials(one.text) == denied and written_negations(one.text) >= written:
            kept.setdefault(NOT_SAID.sub("", one.text), one)
    return list(kept.values())[: max(1, MOST_READ // len(heard[0].text))]


def _read(heard: Heard, lexicon: Lexicon) -> Reading:
    said = NOT_SAID.sub("", heard.text).lower()
    beam: list[tuple[float, str, str]] = [(0.0, START, "")]
    for at in range(len(said)):
        following: dict[str, tuple[float, str, str]] = {}
        choices = [(said[at], 0.0)] if heard.in_words else _choices(said, at, lexicon)
        for score, before, read in beam:
            likelihood = lexicon.behind(before).likelihood
            for choice, cost in choices:
                total = score - cost + likelihood(choice)
                after = before[1:] + choice
                if after not in following or total > following[after][0]:
                    following[after] = (total, after, read + choice)
        beam = sorted(following.values(), reverse=True)[:BEAM]
    score, read = max((score + lexicon.behind(before).likelihood(EDGE), read) for score, before, read in beam)
    own = TRUST * len(said) * log(max(heard.confidence, 0.01))
    return Reading(_supported(said, read, lexicon), said, heard, score + own + A_CHARACTER * len(said))


def _supported(said: str, read: str, lexicon: Lexicon) -> str:
    """Return what was read without the repairs that no known neighbours bear out."""
    if len(said) <= SHORT:
        is_known = lexicon.knows_sentence(read) or (len(said) == SHORT and lexicon.begins_sentence(read))
        return read if is_known else said
    whole = EDGE + read + EDGE
    known = [lexicon.knows(whole[start : start + SUPPORT]) for start in range(len(whole) - SUPPORT + 1)]
    return "".join(
        new if new == old or any(known[max(0, at + 2 - SUPPORT) : at + 2]) else old
        for at, (old, new) in enumerate(zip(said, read, strict=True))
    )


def _choices(text: str, at: int, lexicon: Lexicon) -> list[tuple[str, float]]:
    """Return what may have been said where the character at `at` was heard, with the cost of that."""
    character = text[at]
    if character in NUMERALS:
        return [(character, 0.0), (NUMERALS[character], 0.0)]
    if not HAN.match(character) or is_negation(character) or _is_fluent(text, at, lexicon):
        return [(character, 0.0)]
    near = lexicon.alike(character)[: _candidates(len(text))]
    changes = ((one, far) for one, far in near if not is_negation(one) or one == negation(character))
    return [(character, 0.0), *((one, CHANGED + BLURRED * far) for one, far in changes)]


def _candidates(length: int) -> int:
    if length <= SHORT:
        return CANDIDATES_OF_FEW
    return CANDIDATES if length <= LONG else CANDIDATES_OF_MANY


def _is_fluent(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether the character stands in nothing but n-grams that are known."""
    whole = START + text + EDGE
    at += len(START)
    windows = (whole[end - ORDER : end] for end in range(at + 1, min(at + ORDER, len(whole)) + 1))
    return all(lexicon.knows(window) for window in windows)
