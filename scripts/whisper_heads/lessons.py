"""The two heads: what each learns from, and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from scripts.whisper_heads import digits, sounds
from scripts.whisper_heads.said import Said
from server.speech.recognizers import whisper_digits, whisper_sounds


@dataclass(frozen=True)
class Lesson:
    """`texts` takes a seed and yields without end."""

    name: str
    texts: Callable[[int], Iterator[Said]]
    symbols: Sequence[str]


LESSONS = {
    lesson.name: lesson
    for lesson in (
        Lesson("digits", digits.texts, whisper_digits.SYMBOLS),
        Lesson("sounds", sounds.texts, whisper_sounds.SYMBOLS),
    )
}
