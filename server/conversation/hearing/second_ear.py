"""Whether two ways of hearing agree: what was chosen by sound among known words, and what the decoder wrote."""

from __future__ import annotations

from collections.abc import Sequence

from server.conversation.hearing.heard import Heard
from server.conversation.hearing.lexicon import NOT_SAID
from server.conversation.hearing.negations import denials
from server.conversation.hearing.sounds import between

SHORT = 4
"""characters up to which a second ear is needed: a longer text is borne out by its own words"""
CLEAR = 0.9
"""how well a short text must fit its sounds where the second ear heard something else"""
ALIKE = 0.5
"""share of its characters that the second ear must have heard, or something that sounds like them"""
SOUNDS_LIKE = 0.34
"""distance of such sounds"""


def is_borne_out(heard: Heard, others: Sequence[Heard]) -> bool:
    """Return whether a text can be acted on: a short one only if the other hypotheses do not speak against it.

    They do where they deny and it does not, or the other way round; and where it was not heard clearly and nothing in
    them sounds like it.
    """
    said = NOT_SAID.sub("", heard.text)
    if len(said) > SHORT or not others:
        return True
    if bool(denials(said)) != bool(denials(others[0].text)):
        return False
    return heard.confidence >= CLEAR or any(_shared(said, NOT_SAID.sub("", one.text)) >= ALIKE for one in others)


def _shared(said: str, other: str) -> float:
    """Return the share of the characters of `said` that can be heard in `other`, in their order."""
    row = [0] * (len(other) + 1)
    for character in said:
        before, row = row, [0]
        for at, one in enumerate(other):
            alike = between(character, one) <= SOUNDS_LIKE
            row.append(max(before[at + 1], row[-1], before[at] + alike))
    return row[-1] / max(len(said), 1)
