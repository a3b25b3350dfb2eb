"""A share of the training sentences, for comparisons that would take hours on all of them."""

from __future__ import annotations

import re
from pathlib import Path

EXAMPLE = "    - "
ROUNDS = re.compile(r"(?m)^( +epochs: )[0-9]+.*$")
LISTS = ("lookup:", "regex:", "synonym:")
"""what is kept whole: they are no sentences"""


def sampled(source: Path, target: Path, every: int) -> Path:
    """Write each `every`-th sentence of each file of `source`, with all lists, below `target` and return it."""
    for path in sorted(source.rglob("*.yml")):
        goal = target / path.relative_to(source)
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.write_text(_every_nth(path.read_text(), every))
    return target


def with_rounds(config: Path, target: Path, rounds: int) -> Path:
    """Write the pipeline as `target`, DIET learning for `rounds` rounds, and return it; others are as they were."""
    target.write_text(ROUNDS.sub(rf"\g<1>{rounds}", config.read_text()))
    return target


def _every_nth(text: str, every: int) -> str:
    """Return the text with each `every`-th sentence of each intent, the first one always."""
    kept, count, counts = [], 0, True
    for line in text.splitlines(keepends=True):
        if line.startswith("- "):
            count, counts = 0, not line[2:].startswith(LISTS)
        if counts and line.startswith(EXAMPLE):
            count += 1
            if (count - 1) % every:
                continue
        kept.append(line)
    return "".join(kept)
