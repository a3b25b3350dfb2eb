"""Codes that divisions had before: people were born under them, and lists still hold them."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

FORMER = Path(__file__).parent / "former_divisions.csv"


def current_code(code: str) -> str:
    """Return the code that a division of Hebei or Henan has today; a code that was never another one stays."""
    return _former().get(code, code)


@cache
def _former() -> dict[str, str]:
    with FORMER.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["today"] for row in csv.DictReader(file)}
