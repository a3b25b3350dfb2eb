"""Where the steps leave what the next one takes."""

from __future__ import annotations

from pathlib import Path

WORK = Path(__file__).resolve().parents[2] / "var" / "digit-head"
VOICES, CLIPS, FRAMES = WORK / "voices", WORK / "clips", WORK / "frames"
