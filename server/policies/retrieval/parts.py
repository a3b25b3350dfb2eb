"""The parts of a question that each ask something, so that two questions in one message are both answered."""

import re
from functools import cache
from pathlib import Path

from pydantic import Field

from server.policies.shapes import Strict
from server.policies.yaml_lines import read

FILE = Path(__file__).with_suffix(".yaml")


class PartWords(Strict):
    """The patterns, and how many characters a part has at least."""

    between: str
    asks: str
    shortest: int = Field(gt=0)


@cache
def load_part_words(path: Path = FILE) -> PartWords:
    """The patterns. Raises PolicyFileError for a file of another shape."""
    words, _ = read(path, PartWords)
    return words


def asking_parts(question: str) -> list[str]:
    """The parts of a question that ask something, in their order; what is told beside them is left out."""
    words = load_part_words()
    parts = (part.strip() for part in re.split(words.between, question))
    return [part for part in parts if len(part) >= words.shortest and re.search(words.asks, part)]
