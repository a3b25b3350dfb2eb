"""What goes into the mending and what comes out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heard:
    """One hypothesis of a recogniser; `confidence` between 0 and 1."""

    text: str
    confidence: float
    in_words: bool = False
    """the recogniser chose its characters by what people say here: nothing is put for them"""


@dataclass(frozen=True)
class Mended:
    """What was most likely said; `raw` is the recogniser's best hypothesis as it wrote it."""

    text: str
    raw: str
    repairs: tuple[tuple[str, str], ...]
    """what was heard → what was put for it, in order of the text"""
    sure: bool
    """False: better asked again than acted on"""
    confidence: float
