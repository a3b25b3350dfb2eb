"""The weights of the search, read from `weights.yaml`."""

from functools import cache
from pathlib import Path

from pydantic import Field

from server.policies.shapes import Strict
from server.policies.yaml_lines import read

FILE = Path(__file__).parent / "weights.yaml"


class Rank(Strict):
    """What each likeness of a rule counts: to its ways of asking, to its sentences, to all its words."""

    asked_vector: float
    asked_characters: float
    sentence_vector: float
    sentence_characters: float
    words_held: float


class Confidence(Strict):
    """A logistic model of whether the best rule answers: its score, its lead over the best of another clause, and how
    much nearer the question lies to what no rule holds."""

    score: float
    lead: float
    unheld_vector: float
    unheld_characters: float
    unheld_words: float
    bias: float


class Weights(Strict):
    """All weights, and the confidence from which an answer is given."""

    rank: Rank
    confidence: Confidence
    threshold: float = Field(gt=0, lt=1)


@cache
def load_weights(path: Path = FILE) -> Weights:
    """The weights. Raises PolicyFileError for a file of another shape."""
    weights, _ = read(path, Weights)
    return weights
