"""Plain-language summaries of the documents' clauses, and a first simple way to find them."""

from dataclasses import dataclass


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


def find_clauses(question: str, province: str | None, limit: int = 3) -> list[Clause]:
    """The clauses that fit a question best, best first; empty when none fits well enough."""
    raise NotImplementedError
