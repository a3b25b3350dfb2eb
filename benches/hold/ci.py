"""How long the last whole `.ci/run` of this folder took."""

from __future__ import annotations

from pathlib import Path

NOTE = Path(__file__).resolve().parents[2] / ".ci" / "seconds"
"""written by `.ci/run` where it ends well"""


def minutes(note: Path = NOTE) -> float | None:
    """Return the minutes, None where nobody has noted them."""
    try:
        return int(note.read_text()) / 60
    except (OSError, ValueError):
        return None
