"""A training sentence as pieces, so that what changes around an entity never breaks it."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Piece:
    """A run of text; `entity` is what it is annotated as, or None."""

    text: str
    entity: str | None = None

    def saying(self, text: str) -> Piece:
        """Return the piece with other words."""
        return replace(self, text=text)
