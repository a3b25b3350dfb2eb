"""The sentences that the model learns from, where they stand beside the server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "data" / "nlu"
ANNOTATION = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")


def annotated_examples() -> Iterator[str]:
    """Yield the sentences as they are written, what is told of their parts among them."""
    yield from _items(EXAMPLES)


def examples() -> Iterator[str]:
    """Yield the sentences as they are said."""
    for sentence in annotated_examples():
        yield ANNOTATION.sub(r"\1", sentence)


def looked_up(entity: str) -> Iterator[str]:
    """Yield the words that are collected for an entity."""
    yield from _items(EXAMPLES / "lookups", f"{entity}.yml")


def _items(folder: Path, files: str = "*.yml") -> Iterator[str]:
    for path in sorted(folder.glob(files)):
        for line in path.read_text(encoding="utf-8").splitlines():
            if (said := line.strip()).startswith("- ") and not said.startswith(("- intent:", "- lookup:")):
                yield said[2:]
