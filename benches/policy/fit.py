"""Fits `server/policies/retrieval/weights.yaml`: `python -m benches.policy.fit`.

It learns from the tuning questions, from the ways in which each rule is asked, and from what no rule holds; a text is
never compared with itself. The rank is a softmax over the rules of the province, the confidence a logistic model.
The questions that the bench measures with are not looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np
import yaml
from numpy.typing import NDArray

from benches.policy.questions import TUNING, Question, load_questions
from server import clock
from server.policies.retrieval.find import KEPT, Finder, finder
from server.policies.retrieval.index import Likenesses
from server.policies.retrieval.vectors import VectorStore
from server.policies.retrieval.weights import FILE, Confidence, Rank, Weights, load_weights
from server.policies.rules import NATIONAL

RANK = ("asked_vector", "asked_characters", "sentence_vector", "sentence_characters", "words_held")
EVIDENCE = ("score", "lead", "unheld_vector", "unheld_characters", "unheld_words")
PROVINCES = ("130000", "410000")
SHARPNESS = 6.0
STEPS = 500
TUNING_WEIGHT = 3.0
"""a question by another writer counts more than one by the writer of the rule"""
HEAD = """\
# How likenesses become a rank and a confidence. Written by `python -m benches.policy.fit`, which learns from
# benches/policy/tuning.yaml and the ways of asking in the rules, never from the questions of the bench.
"""
Row = NDArray[np.float64]


def examples(search: Finder) -> list[tuple[Question, float]]:
    """Return all questions to learn from, each with its importance."""
    tuning = [(question, TUNING_WEIGHT) for question in load_questions(TUNING)]
    asked = [
        (Question(text, rule.province, frozenset([rule.clause]), "asked"), 1.0)
        for rule in search.rules
        if rule.province != NATIONAL
        for text in rule.asked
    ]
    texts = [text for topic in search.topics for text in topic.asked]
    unheld = [(Question(text, PROVINCES[at % 2], frozenset(), "unheld"), 1.0) for at, text in enumerate(texts)]
    return [*tuning, *asked, *unheld]


def climb(size: int, slope: Callable[[Row], Row], start: float, rate: float) -> Row:
    """Return the lowest point that Adam finds from `start`."""
    at, mean, square = np.full(size, start), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        down = slope(at)
        mean, square = 0.9 * mean + 0.1 * down, 0.99 * square + 0.01 * down**2
        at = at - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return at


def fit_rank(search: Finder, known: list[tuple[Question, float, Likenesses]]) -> Row:
    """Return weights under which the rules of the right clause rank first."""
    cases = []
    for question, importance, likenesses in known:
        here = search.held_in(question.province)
        right = np.array([search.rules[number].clause in question.clauses for number in here])
        if right.any():
            rows = np.stack([getattr(likenesses, name)[here] for name in RANK], axis=1).astype(np.float64)
            cases.append((rows, right, importance))
    total = sum(importance for _, _, importance in cases)

    def slope(weights: Row) -> Row:
        down = 0.002 * weights
        for rows, right, importance in cases:
            logits = SHARPNESS * rows @ weights
            share = np.exp(logits - logits.max())
            share /= share.sum()
            target = np.where(right, share, 0)
            down += importance / total * SHARPNESS * rows.T @ (share - target / max(float(target.sum()), 1e-12))
        return down

    return climb(len(RANK), slope, 0.2, 0.02)


def fit_confidence(rows: Row, right: NDArray[np.bool_], importance: Row) -> Row:
    """Return the weights of the evidence, the bias last; both answers weigh the same in all."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    balance = importance * np.where(right, 0.5 / importance[right].sum(), 0.5 / importance[~right].sum())

    def slope(by: Row) -> Row:
        share = 1 / (1 + np.exp(-scaled @ by))
        return scaled.T @ ((share - right) * balance) + 0.001 * np.r_[by[:-1], 0]

    by = climb(scaled.shape[1], slope, 0.0, 0.03)
    slopes = by[:-1] / spread
    return np.r_[slopes, by[-1] - slopes @ mean]


def main() -> int:
    """Fit both models and write the file, keeping the threshold."""
    search = finder(clock.today())
    learned = examples(search)
    vectors = VectorStore(KEPT.with_name("policy-fit.npz")).of([question.text for question, _ in learned])
    known = [
        (question, importance, search.index.likenesses(question.text, vector, learning=True))
        for (question, importance), vector in zip(learned, vectors, strict=True)
    ]
    old = load_weights()
    rank = Rank(**dict(zip(RANK, map(float, fit_rank(search, known).round(3)), strict=True)))
    weights = Weights(rank=rank, confidence=old.confidence, threshold=old.threshold)
    evidence = [search.weigh(question.text, question.province, one, weights)[1] for question, _, one in known]
    fitted = fit_confidence(
        np.array([[getattr(one, name) for name in EVIDENCE] for one in evidence]),
        np.array([question.answerable for question, _, _ in known]),
        np.array([importance for _, importance, _ in known]),
    )
    confidence = Confidence(**dict(zip((*EVIDENCE, "bias"), map(float, fitted.round(3)), strict=True)))
    weights = weights.model_copy(update={"confidence": confidence})
    FILE.write_text(HEAD + yaml.safe_dump(weights.model_dump(), sort_keys=False), encoding="utf-8")
    _tell(search, known, weights)
    return 0


def _tell(search: Finder, known: list[tuple[Question, float, Likenesses]], weights: Weights) -> None:
    for threshold in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        tried = weights.model_copy(update={"threshold": threshold})
        for name, wanted in (("tuning", True), ("all", False)):
            pairs = [
                (question, search.judge(question.text, question.province, one, tried))
                for question, importance, one in known
                if not wanted or importance > 1
            ]
            right = np.mean([f.answered and f.rules[0].clause in q.clauses for q, f in pairs if q.answerable])
            kept = np.mean([found.answered for question, found in pairs if question.answerable])
            refused = np.mean([not found.answered for question, found in pairs if not question.answerable])
            print(
                f"{threshold} {name}: {kept:.3f} answered, {right:.3f} rightly; {refused:.3f} of the others refused"
            )


if __name__ == "__main__":
    sys.exit(main())
