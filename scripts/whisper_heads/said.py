"""What a voice says to learn from, and the symbols that it stands for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """`label` has the symbols in the order in which they are heard."""

    text: str
    label: tuple[str, ...]
