"""Whether two ways of hearing agree: what was chosen by sound among known words, and what the decoder wrote."""

from __future__ import annotations

from collections.abc import Sequence

from language.writing.plain import bare
from server.conversation.hearing.heard import Heard
from server.conversation.hearing.lexicon import NOT_SAID, SOUNDS_LIKE
from server.conversation.hearing.negations import denials
from server.conversation.hearing.phrases import COMMANDS
from server.conversation.hearing.sounds import between

SHORT = 4
"""characters up to which a second ear is needed: a longer text is borne out by its own words"""
CLEAR = 0.9
"""how well a short text must fit its sounds where the second ear heard something else"""
ALONE = 0.7
"""how sure one ear must be of a command that the other has no text for"""
ALIKE = 0.6
"""share of its characters that the second ear must have heard, or something that sounds like them"""


def both_ears(heard: Sequence[Heard]) -> tuple[list[Heard], list[Heard]]:
    """Return the hypotheses to go by, those chosen among known words if there are any, and those of the second ear.

    To believe the surer of the two was tried for short texts: it took 第一个 for 第五个 and understood no more.
    """
    in_words, decoded = ([one for one in heard if one.in_words is wanted] for wanted in (True, False))
    return (in_words, decoded) if in_words else (decoded, [])


def is_borne_out(heard: Heard, text: str, others: Sequence[Heard]) -> bool:
    """Return whether `text`, mended from what was heard, can be acted on: a short one if the second ear agrees.

    It does not where one of the two denies and the other does not; nor where the text was not heard clearly and
    nothing in the other hypotheses sounds like it: for a command, in the first of them. A command that one ear alone
    heard must have been heard well.
    """
    said = NOT_SAID.sub("", text)
    if not others:
        return heard.confidence >= ALONE or bare(said) not in COMMANDS
    if len(said) > SHORT:
        return True
    if bool(denials(said)) != bool(denials(others[0].text)):
        return False
    looked_at = others[:1] if bare(said) in COMMANDS else others
    return heard.confidence >= CLEAR or any(_shared(said, NOT_SAID.sub("", one.text)) >= ALIKE for one in looked_at)


def _shared(said: str, other: str) -> float:
    """Return the share of the characters of `said` that can be heard in `other`, in their order."""
    row = [0] * (len(other) + 1)
    for character in said:
        before, row = row, [0]
        for at, one in enumerate(other):
            alike = between(character, one) <= SOUNDS_LIKE
            row.append(max(before[at + 1], row[-1], before[at] + alike))
    return row[-1] / max(len(said), 1)
