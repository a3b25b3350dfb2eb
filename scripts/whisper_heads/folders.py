"""Where the steps leave what the next one takes; `name` is that of a lesson."""

from __future__ import annotations

from pathlib import Path

WORK = Path(__file__).resolve().parents[2] / "var" / "whisper-heads"
VOICES = WORK / "voices"


def clips_of(name: str) -> Path:
    """Return the folder of what was said."""
    return WORK / name / "clips"


def frames_of(name: str) -> Path:
    """Return the folder of what the encoder made of it."""
    return WORK / name / "frames"


def symbols_of(name: str) -> Path:
    """Return the file with the symbols that the head knows, in their order, one a line."""
    return WORK / name / "symbols.txt"
