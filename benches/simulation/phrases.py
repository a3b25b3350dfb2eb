"""What a simulated person says, and what they notice: data, written by hand in `phrases/`."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "phrases"
SPOKEN_BY = ("wishes", "answers", "habits")
PLAIN = "typed"
CURT = "curt"
"""the manner of the hard person, who has phrases of their own for everything: `phrases/hard.yml`"""


@cache
def table(name: str) -> dict[str, Any]:
    """Return one of the files as written."""
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return loaded


def variants(key: str, manner: str) -> list[str]:
    """Return the ways in which someone of this manner says a thing; those of `typed` where there are none."""
    if manner == CURT:
        curt: list[str] = table("hard")[key]
        return curt
    by_manner = next(found[key] for name in SPOKEN_BY if key in (found := table(name)))
    own: list[str] = by_manner.get(manner) or by_manner[PLAIN]
    return own


def pick(key: str, manner: str, draw: random.Random) -> str:
    """Return one of the ways."""
    return draw.choice(variants(key, manner))


def name_of(what: str, draw: random.Random) -> str:
    """Return what people call an item of a form."""
    names: list[str] = table("names")["items"][what]
    return draw.choice(names)


@cache
def sign(name: str) -> re.Pattern[str]:
    """Return what to look for in the assistant's sentences."""
    return re.compile(table("signs")[name])


@cache
def goal_sign(kind: str, name: str) -> re.Pattern[str] | None:
    """Return what tells a reader that the talk is of this goal: `summary`, `option` or `answer`."""
    found = table("signs")["goals"][kind].get(name)
    return re.compile(found) if found else None
