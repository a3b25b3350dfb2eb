"""Plain-language summaries of the documents' clauses, and a first simple way to find them."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from math import log, sqrt
from pathlib import Path

from server.policies.load import province_of
from server.policies.parameter import PlainText, Strict
from server.policies.yaml_lines import PolicyFileError, line_of, read

CLAUSES = Path(__file__).parent / "clauses.yaml"
KEYWORD_WEIGHT = 0.35
GOOD_ENOUGH = 0.3


@dataclass(frozen=True)
class Clause:
    """A clause in our own words; `score` says how well it fits the question that found it (0 to 1)."""

    id: str
    province: str
    document: str
    clause: str
    title: str
    keywords: tuple[str, ...]
    summary: str
    score: float = 0.0


class ClauseEntry(Strict):
    """A clause as the file holds it."""

    id: str
    province: str
    clause: str
    title: PlainText
    keywords: tuple[str, ...]
    summary: PlainText


class ClauseFile(Strict):
    """All clauses, with the name of each province's document."""

    documents: dict[str, str]
    clauses: tuple[ClauseEntry, ...]


@cache
def load_clauses(path: Path = CLAUSES) -> tuple[Clause, ...]:
    """Every clause. Raises PolicyFileError for a wrong shape, an id given twice or an unknown document."""
    file, node = read(path, ClauseFile)
    seen: set[str] = set()
    for index, entry in enumerate(file.clauses):
        line = line_of(node, ("clauses", index))
        if entry.id in seen:
            raise PolicyFileError(path, line, f"{entry.id} is given twice")
        if entry.province not in file.documents:
            raise PolicyFileError(path, line, f"no document is named for {entry.province}")
        seen.add(entry.id)
    return tuple(Clause(document=file.documents[entry.province], **entry.model_dump()) for entry in file.clauses)


def find_clauses(question: str, province: str | None, limit: int = 3) -> list[Clause]:
    """The clauses that fit a question best, best first; empty when none fits well enough.

    A clause's score is the cosine of rare character pairs shared with its title and summary, plus a fixed
    part for each of its keywords in the question, at most 1. Any division's code narrows to its province.
    """
    asked = _pairs(question)
    area = province_of(province) if province else None
    scored = [
        replace(clause, score=_score(clause, question, asked))
        for clause in load_clauses()
        if area is None or clause.province == area
    ]
    scored = [clause for clause in scored if clause.score >= GOOD_ENOUGH]
    return sorted(scored, key=lambda clause: -clause.score)[:limit]


def _score(clause: Clause, question: str, asked: frozenset[str]) -> float:
    weights, own = _rarity(), _clause_pairs()[clause.id]
    norm = _length(asked) * _length(own)
    shared = sum(weights.get(pair, 0.0) ** 2 for pair in asked & own) / norm if norm else 0.0
    keywords = sum(_keyword_value(word) for word in clause.keywords if word in question)
    return round(min(1.0, shared + keywords), 4)


def _keyword_value(word: str) -> float:
    """A keyword of few clauses says more than one of many."""
    holders = sum(word in clause.keywords for clause in load_clauses())
    return KEYWORD_WEIGHT * min(1.0, 2 / holders + len(word) / 10)


def _length(pairs: frozenset[str]) -> float:
    weights = _rarity()
    return sqrt(sum(weights.get(pair, 1.0) ** 2 for pair in pairs))


@cache
def _clause_pairs() -> dict[str, frozenset[str]]:
    return {clause.id: _pairs(clause.title + clause.summary) for clause in load_clauses()}


@cache
def _rarity() -> dict[str, float]:
    """How telling a pair of characters is: the logarithm of the share of clauses without it."""
    counts = Counter(pair for pairs in _clause_pairs().values() for pair in pairs)
    total = len(load_clauses())
    return {pair: log(1 + total / count) for pair, count in counts.items()}


def _pairs(text: str) -> frozenset[str]:
    letters = "".join(letter for letter in text if letter.isalnum())
    return frozenset(letters[index : index + 2] for index in range(len(letters) - 1))
