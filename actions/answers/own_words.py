"""What somebody wants to have asked, in their own words: whole clauses, without the words that ask for it."""

from __future__ import annotations

from collections.abc import Collection

from actions.answers.records import RECORD_INTENTS
from actions.reading import LOOKS_FOR, Segment
from actions.turn import Turn
from language.asking_for_me import SEPARATOR, asks_to_ask, without_the_wish_to_ask
from language.thresholds import SURE_STEERING
from language.writing.plain import squeeze

ASK_FOR_ME = "ask_for_me"
SHORTEST = 4
"""characters of what is asked, where only the wish to ask was read"""
OF_THE_ASKING = {"reply", "receipt", "who_sees", "told_what", "state"}
"""topics of questions about the asking itself: when the answer comes, what the number is for, who learns of it"""
BESIDE_IT = ("ask_case_status", "ask_why", "ask_meaning", "bot_challenge", *RECORD_INTENTS)
"""intents of questions that this office answers by itself"""
RUNS_ON_IN = ("background", "unclear")
"""roles of what may be part of a question that it is not parted from by a mark"""


def wishes_to_ask(said: Segment) -> bool:
    """Whether a segment wishes for something to be put to others."""
    read = said.role == "steering" and said.intent == ASK_FOR_ME and said.confidence >= SURE_STEERING
    return read or asks_to_ask(said.text)


def may_be_put(said: Segment) -> bool:
    """Whether a segment asks what others know: a question, but none on the asking or on the person's own record."""
    if wishes_to_ask(said):
        return True
    return said.role == "question" and said.intent not in BESIDE_IT and not OF_THE_ASKING & set(said.topics)


def words_to_ask(turn: Turn, parts: Collection[Segment]) -> str:
    """Return the words of these segments and of what runs on into them, those that stand apart parted by a mark."""
    segments, taken = list(turn.reading.segments), _taken(turn, parts)
    asked = ""
    for at in sorted(taken):
        words = without_the_wish_to_ask(segments[at].text)
        if _says_something(segments[at], words):
            asked += (_mark_before(turn, segments, at, taken) if asked else "") + words
    return asked


def is_part_of_a_question(turn: Turn, said: Segment) -> bool:
    """Whether what was read as something else runs on into a question."""
    asked = [one for one in turn.reading.of("question") if may_be_put(one)]
    segments = list(turn.reading.segments)
    return any(segments[at] == said for at in _taken(turn, asked))


def whole_words(turn: Turn, said: Segment) -> str:
    """Return a question with what it runs on from or into: no fragment of a sentence is put to anybody."""
    parts = [one for one in turn.reading.segments if one.text in said.text]
    return words_to_ask(turn, parts) or without_the_wish_to_ask(said.text)


def _taken(turn: Turn, parts: Collection[Segment]) -> set[int]:
    segments = list(turn.reading.segments)
    taken = {at for at, one in enumerate(segments) if one in parts}
    for at in sorted(taken):
        _take_what_runs_on(turn, segments, at, taken)
    return taken


def _says_something(said: Segment, words: str) -> bool:
    """Whether anything is asked by what is left without the wish to ask, however it is written (也 替 我 问)."""
    left = without_the_wish_to_ask(squeeze(words))
    return len(left) >= (SHORTEST if said.role == "steering" else 2)


def _mark_before(turn: Turn, segments: list[Segment], at: int, taken: set[int]) -> str:
    if at - 1 not in taken:
        return SEPARATOR
    return "" if _runs_on(turn, segments, at - 1) else "，"


def _take_what_runs_on(turn: Turn, segments: list[Segment], at: int, taken: set[int]) -> None:
    before, behind = at - 1, at + 1
    while before >= 0 and _runs_on(turn, segments, before) and _is_part(turn, segments[before], True):
        taken.add(before)
        before -= 1
    while behind < len(segments) and _runs_on(turn, segments, behind - 1) and _is_part(turn, segments[behind]):
        taken.add(behind)
        behind += 1


def _is_part(turn: Turn, said: Segment, stands_before: bool = False) -> bool:
    """Whether a neighbour may be part of a question: 想找个近的地方 is no wish where 驻马店有没有 runs on from it."""
    looks = stands_before and said.role == "wish" and said.intent in LOOKS_FOR and said.intent != "enrol_training"
    return (said.role in RUNS_ON_IN or looks) and not turn.reading.shows("not_to_tell")


def _runs_on(turn: Turn, segments: list[Segment], at: int) -> bool:
    """Whether a segment goes on in the next one without a mark."""
    first, second = segments[at].text, segments[at + 1].text
    joined = first + second in turn.text
    return joined and first[-1:].isalnum() and second[:1].isalnum()
