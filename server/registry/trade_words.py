"""Which words may stand for a trade: one that people say whatever they are after would start searches for it.

Measured against the sentences that the model learns from: how often a word is said in them, and how often a trade
is meant. Where these sentences do not stand beside the server nothing is measured.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from server.examples import ANNOTATION, annotated_examples, looked_up

SAMPLE = Path(__file__).resolve().parent / "sample" / "occupations.csv"
SHORTEST = 2
OFTEN = 3
"""sentences with another meaning, of some 16,000: the rarest word that any service is full of (应聘) has as many"""
MOSTLY = 10
"""times as often as a trade is meant"""
TRADE = re.compile(r"\[([^\]]*)\]\(occupation\)")


@dataclass(frozen=True)
class _Said:
    elsewhere: str
    """the sentences, without the trades that they name"""
    as_trade: Counter[str]
    known: frozenset[str]
    """words that are collected as trades"""


def is_everyday(word: str) -> bool:
    """Whether people say a word so often without a trade in mind that it cannot stand for one."""
    said = _said()
    if len(word) < SHORTEST:
        return True
    if word in said.known:
        return False
    return said.elsewhere.count(word) >= max(OFTEN, MOSTLY * said.as_trade[word])


@lru_cache(maxsize=1)
def _said() -> _Said:
    sentences = list(annotated_examples())
    with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
        sample = {word for row in csv.DictReader(file) for word in (row["name"], *row["synonyms"].split("|"))}
    return _Said(
        "\n".join(ANNOTATION.sub(r"\1", TRADE.sub("\t", sentence)) for sentence in sentences),
        Counter(word for sentence in sentences for word in TRADE.findall(sentence)),
        frozenset(sample | set(looked_up("occupation"))),
    )
