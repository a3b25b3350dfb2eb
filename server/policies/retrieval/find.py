"""The rule that answers a question, with a measured confidence; below the threshold nothing is answered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import exp, inf
from pathlib import Path
from threading import Lock

import numpy as np

from server.policies.city_targets import asks_for_a_place, is_table
from server.policies.load import current_rules
from server.policies.parameter import Parameter
from server.policies.retrieval.index import Index, Likenesses
from server.policies.retrieval.not_held import Topic, load_topics, named_by_words
from server.policies.retrieval.parts import asking_parts
from server.policies.retrieval.pieces import pieces_of
from server.policies.retrieval.vectors import VectorStore, vectors_of
from server.policies.retrieval.weights import Weights, load_weights
from server.policies.rules import NATIONAL, Rules, province_of

KEPT = Path(__file__).resolve().parents[3] / "models" / "policy-vectors.npz"
"""beside the dialogue model, since both are made once by the set-up"""
BEST = 3
NEARLY_AS_GOOD = 0.45
"""how far behind the best score a second rule may lie to be told too; chosen on the tuning questions with facts"""
NEAR_TOPIC, LEAD_OF_TOPIC = 1.05, 0.14
"""nearness (vectors and characters, 0 to 2) of a topic that no rule holds, and its lead, from which it is named"""
SURE_PART = 0.85
"""how sure each of two parts of a question must be of its own rule for both to be told"""


@dataclass(frozen=True)
class Found:
    """The rules that fit a question best, best first, of different clauses; whether to answer with the first of them.

    `confidence` (0 to 1) is that of the first. `topic` is what the question seems to be about where no rule answers.
    `likeness` (0 to 1) compares its characters with those of the nearest way of asking for the first rule; `nearest`
    is the sentence of that rule that lies nearest to the question. `second` is a rule of the same province that fits
    nearly as well or answers another part of the question, with its nearest sentence; None where there is none.
    """

    rules: tuple[Parameter, ...]
    confidence: float
    answered: bool
    topic: Topic | None
    likeness: float
    nearest: str = ""
    second: Parameter | None = None
    second_nearest: str = ""

    @property
    def told(self) -> tuple[Parameter, ...]:
        """The rules that the answer tells, in its order."""
        return self.rules[:1] if self.second is None else (self.rules[0], self.second)


@dataclass(frozen=True)
class Evidence:
    """What the confidence is computed from; `second` is the lead over the next rule, of whatever clause."""

    score: float
    lead: float
    unheld_vector: float
    unheld_characters: float
    unheld_words: float
    second: float = inf


class Finder:
    """The search over the rules of one day."""

    def __init__(self, rules: Rules, day: date, store: VectorStore) -> None:
        self.rules = list(rules.on(day))
        self.topics = load_topics()
        self.index = Index(self.rules, self.topics, store)
        own = {(rule.province, rule.subject, rule.id.rpartition(".")[2]) for rule in self.rules}
        self._provinces = [rule.province for rule in self.rules]
        self._names = [(rule.subject, rule.id.rpartition(".")[2]) for rule in self.rules]
        self._own = own
        self._numbers = {rule.id: number for number, rule in enumerate(self.rules)}

    def find(self, question: str, province: str | None) -> Found:
        """Answer a question for a province (any division's code), or for all of them."""
        vector = vectors_of([question])[0]
        found = self.judge(question, province, self.index.likenesses(question, vector), load_weights())
        found = self._in_two_parts(question, province, self._on_one_place(question, province, found))
        nearest = [self.index.nearest_sentence(self._numbers[rule.id], question, vector) for rule in found.told]
        return replace(found, nearest=nearest[0], second_nearest="".join(nearest[1:]))

    def _on_one_place(self, question: str, province: str | None, found: Found) -> Found:
        """Who asks for a target of one place is answered by the table of all places, not by the province's total."""
        tables = (self.rules[number] for number in self.held_in(province) if is_table(self.rules[number]))
        table = next((rule for rule in tables if asks_for_a_place(rule, question)), None)
        if table is None or (found.rules[0] is table and found.answered):
            return found
        rules = (table, *(rule for rule in found.rules if rule.clause != table.clause))[:BEST]
        return replace(found, rules=rules, confidence=1.0, answered=True, topic=None, second=None)

    def _in_two_parts(self, question: str, province: str | None, found: Found) -> Found:
        """Where the two parts of a question each surely have a rule of their own, the other one is told second."""
        parts = asking_parts(question)
        if not found.answered or found.second is not None or is_table(found.rules[0]) or len(parts) != 2:
            return found
        each = [
            self.judge(part, province, self.index.likenesses(part, vector), load_weights())
            for part, vector in zip(parts, vectors_of(parts), strict=True)
        ]
        first = found.rules[0]
        others = [one.rules[0] for one in each if one.rules[0] is not first]
        if len(others) != 1 or min(one.confidence for one in each) < SURE_PART:
            return found
        return found if others[0].province != first.province else replace(found, second=others[0])

    def judge(self, question: str, province: str | None, likenesses: Likenesses, weights: Weights) -> Found:
        """The same with likenesses that are known, by given weights."""
        ranked, evidence = self.weigh(question, province, likenesses, weights)
        confidence = confidence_of(evidence, weights)
        answered = confidence >= weights.threshold and bool(pieces_of(question))
        topic = None if answered else self._topic(question, likenesses)
        first = self._numbers[ranked[0].id]
        return Found(
            rules=tuple(self._of_different_clauses(ranked)),
            confidence=round(confidence, 4),
            answered=answered,
            topic=topic,
            likeness=float(likenesses.asked_characters[first]),
            second=_second(ranked, evidence) if answered else None,
        )

    def weigh(
        self, question: str, province: str | None, likenesses: Likenesses, weights: Weights
    ) -> tuple[list[Parameter], Evidence]:
        """The rules that hold in a province, best first, with what speaks for the first of them."""
        rank = weights.rank
        scores = (
            rank.asked_vector * likenesses.asked_vector
            + rank.asked_characters * likenesses.asked_characters
            + rank.sentence_vector * likenesses.sentence_vector
            + rank.sentence_characters * likenesses.sentence_characters
            + rank.words_held * likenesses.words_held
        )
        here = self.held_in(province)
        order = here[np.argsort(-scores[here], kind="stable")]
        best = self.rules[order[0]]
        others = [number for number in order if self.rules[number].clause != best.clause]
        evidence = Evidence(
            score=float(scores[order[0]]),
            lead=float(scores[order[0]] - scores[others[0]]) if others else 0.0,
            unheld_vector=float(likenesses.topic_vector.max() - likenesses.asked_vector[here].max()),
            unheld_characters=float(likenesses.topic_characters.max() - likenesses.asked_characters[here].max()),
            unheld_words=float(named_by_words(question) is not None),
            second=float(scores[order[0]] - scores[order[1]]) if len(order) > 1 else inf,
        )
        return [self.rules[number] for number in order], evidence

    def held_in(self, province: str | None) -> "np.ndarray[tuple[int], np.dtype[np.intp]]":
        """The numbers of the rules of a province: its own, and the nation's where it has none of that name."""
        if province is None:
            return np.arange(len(self.rules))
        area = province_of(province)
        return np.array(
            [
                number
                for number, (of, name) in enumerate(zip(self._provinces, self._names, strict=True))
                if of == area or (of == NATIONAL and (area, *name) not in self._own)
            ]
        )

    def _topic(self, question: str, likenesses: Likenesses) -> Topic | None:
        """Return what an unanswered question is about; none where two topics are as near, or all are far."""
        if (named := named_by_words(question)) is not None:
            return named
        nearness = likenesses.topic_vector + likenesses.topic_characters
        next_best, best = np.sort(nearness)[-2:]
        if best < NEAR_TOPIC or best - next_best < LEAD_OF_TOPIC:
            return None
        return self.topics[int(np.argmax(nearness))]

    @staticmethod
    def _of_different_clauses(ranked: Sequence[Parameter]) -> list[Parameter]:
        found: dict[tuple[str, str], Parameter] = {}
        for rule in ranked:
            found.setdefault((rule.document, rule.clause), rule)
            if len(found) == BEST:
                break
        return list(found.values())


def _second(ranked: Sequence[Parameter], evidence: Evidence) -> Parameter | None:
    """The next rule where it fits nearly as well, of the same province, so that no answer mixes two.

    Beside a table of places there is none: its figures are told alone.
    """
    if evidence.second > NEARLY_AS_GOOD or is_table(ranked[0]) or ranked[0].province != ranked[1].province:
        return None
    return ranked[1]


def confidence_of(evidence: Evidence, weights: Weights) -> float:
    """How likely the best rule answers the question (0 to 1), by the logistic model of `weights`."""
    by = weights.confidence
    total = (
        by.bias
        + by.score * evidence.score
        + by.lead * evidence.lead
        + by.unheld_vector * evidence.unheld_vector
        + by.unheld_characters * evidence.unheld_characters
        + by.unheld_words * evidence.unheld_words
    )
    return 1 / (1 + exp(-total))


_finders: dict[tuple[int, frozenset[tuple[str, date]]], Finder] = {}
_building = Lock()


def finder(day: date, store: VectorStore | None = None) -> Finder:
    """The search over the rules in use on a day; it is built anew only when a rule begins or is loaded."""
    rules = current_rules()
    key = id(rules), frozenset((rule.id, rule.valid_from) for rule in rules.on(day))
    with _building:
        if key not in _finders:
            _finders.clear()
            _finders[key] = Finder(rules, day, store or VectorStore(KEPT))
        return _finders[key]


def find(question: str, province: str | None, day: date) -> Found:
    """The rules that answer a question on a day, for a province (any division's code) or for all."""
    return finder(day).find(question, province)
