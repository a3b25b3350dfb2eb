"""The colours can be told apart: every text pair by 7:1, every edge of a control by 3:1, light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from server import design

TOKENS = (Path(design.__file__).parent / "static" / "tokens.css").read_text(encoding="utf-8")
LIGHT, DARK = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", part)) for part in TOKENS.split("@media", 2)[:2])
TEXTS = [
    *((ink, ground) for ink in ("ink", "ink-soft", "accent") for ground in
      ("page", "surface", "said", "mine", "accent-soft", "quiet")),
    ("on-accent", "accent"), ("trouble", "trouble-page"), ("expired", "expired-page"),
]  # fmt: skip
EDGES = [("edge", "page"), ("edge", "surface"), ("edge", "said"), ("focus", "page"), ("focus", "surface")]


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb (WCAG 2.2, relative luminance)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"), [*((*pair, 7) for pair in TEXTS), *((*pair, 3) for pair in EDGES)]
)
def test_what_is_written_or_edged_stands_out(colours: dict[str, str], ink: str, ground: str, least: float) -> None:
    assert contrast(colours[ink], colours[ground]) >= least


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
