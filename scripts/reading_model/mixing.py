"""Examples varied: two thoughts in one message, and speech as a recogniser writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from scripts.reading_model.examples import Example, Mention, Part

Thing = TypeVar("Thing")
WITHOUT_MARKS, WITH_A_WISH, WITH_A_STORY = 0.3, 0.12, 0.3
"""how often: punctuation is left out; a single wish is put into an utterance; a story before a line on distress"""
MARKS = str.maketrans(dict.fromkeys("，,。．.；;！!？?、~～…\n "))


class Mixer:
    """Varies examples by chance."""

    def __init__(self, examples: Sequence[Example], chance: np.random.Generator) -> None:
        self._chance = chance
        self._wishes = [one for one in examples if one.source == "single" and len(one.text) > 5]
        self._stories = [
            Part(part.text, part.labels)
            for one in examples
            if one.source == "writers" and one.distress == "none"
            for part in one.parts
            if part.labels
            and part.labels[0].role in ("background", "answer", "question", "wish")
            and len(part.text) > 6
        ]

    def varied(self, example: Example) -> Example:
        """Return the example as it is, or another one that has the same meaning and more."""
        luck = self._chance.random
        if example.source == "writers" and luck() < WITH_A_WISH:
            example = self._with_a_wish(example)
        elif example.source == "distress" and luck() < WITH_A_STORY:
            example = replace(example, parts=(self._any(self._stories), *example.parts))
        if example.source != "single" and luck() < WITHOUT_MARKS:
            example = without_marks(example)
        return example

    def _with_a_wish(self, example: Example) -> Example:
        wish, at = self._any(self._wishes), int(self._chance.integers(len(example.parts) + 1))
        if wish.distress is None:
            return example
        mark = "，" if self._chance.random() < 0.5 else ""
        inserted = replace(wish.parts[0], text=wish.parts[0].text + mark)
        place = len("".join(part.text for part in example.parts[:at]))
        moved = [_moved(one, len(inserted.text)) if one.start >= place else one for one in example.mentions]
        return replace(example, parts=(*example.parts[:at], inserted, *example.parts[at:]), mentions=tuple(moved))

    def _any(self, some: Sequence[Thing]) -> Thing:
        return some[int(self._chance.integers(len(some)))]


def _moved(mention: Mention, by: int) -> Mention:
    return replace(mention, start=mention.start + by, end=mention.end + by)


def without_marks(example: Example) -> Example:
    """Return the utterance without punctuation and blanks."""
    text = example.text
    parts = (replace(part, text=part.text.translate(MARKS)) for part in example.parts)
    mentions = [
        replace(one, start=len(text[: one.start].translate(MARKS)), end=len(text[: one.end].translate(MARKS)))
        for one in example.mentions
    ]
    kept = tuple(part for part in parts if part.text)
    if not kept:
        return example
    return replace(example, parts=kept, mentions=tuple(one for one in mentions if one.end > one.start))
