"""Two wishes in one sentence: it is cut in two where a second wish could begin, and both parts are read.

A sentence with one wish has such places too (学完面点班了，想找工作). How sure the parts and the whole are
decide it, by weights learned from `data/nlu/double_wishes.yml` and from sentences with one wish that were left out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from bot.linear_model import LinearModel, Numbers
from bot.wish_cuts import PAUSE, cuts, is_joined_plainly, only_tells

LIKELY = 0.1
"""how likely both parts of the best cut must be, by characters and sounds alone, for it to be read with vectors"""
SURE = 0.7
"""how sure the judge must be: a second wish that nobody has starts a wrong task, one that is missed is said again"""
TOLD = ("report_employment", "complain", "give_feedback", "update_profile", "emotional_distress")
"""wishes that are wished by telling: 我已经上班了"""
Vectors = Callable[[list[str]], Numbers | None]


@dataclass(frozen=True)
class Wish:
    """One of two wishes, and the part of the sentence that says it."""

    intent: str
    text: str


@dataclass(frozen=True)
class Reading:
    """A sentence read as two wishes, and the evidence that it has two."""

    wishes: tuple[Wish, Wish]
    evidence: list[float]


class DoubleWishModel:
    """Finds both wishes of a sentence, or none where it has but one."""

    def __init__(self, tasks: Collection[str]) -> None:
        self._tasks = set(tasks)
        self._judge: Pipeline | None = None

    def fit(
        self, model: LinearModel, vectors: Vectors, one_wish: Sequence[str], two_wishes: Sequence[str]
    ) -> DoubleWishModel:
        """Learn when to believe a reading, from sentences that `model` has not seen."""
        known = self._vectors_of_parts(model, vectors, [*one_wish, *two_wishes])
        readings = [(self.read(model, known, text), False) for text in one_wish]
        readings += [(self.read(model, known, text), True) for text in two_wishes]
        evidence = [(reading.evidence, double) for reading, double in readings if reading is not None]
        judge = make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=2000))
        self._judge = judge.fit([one for one, _ in evidence], [double for _, double in evidence])
        return self

    def _vectors_of_parts(self, model: LinearModel, vectors: Vectors, texts: Sequence[str]) -> Vectors:
        """Find the vectors of all parts at once, which uses every core, and return a function that looks them up."""
        parts = [part for text in texts if (cut := self._likeliest_cut(model, text)) for part in (text, *cut)]
        rows = vectors(parts)
        if rows is None:
            return vectors
        known = dict(zip(parts, rows, strict=True))
        return lambda asked: np.stack([known[part] for part in asked])

    def find(
        self, model: LinearModel, vectors: Vectors, text: str, whole: Numbers
    ) -> tuple[tuple[Wish, Wish], float] | None:
        """Return both wishes in the order of mention and how sure that is; None where there is one wish.

        `whole` are the margins of the sentence as a whole.
        """
        reading = self.read(model, vectors, text, whole)
        if reading is None or self._judge is None:
            return None
        sure = float(self._judge.predict_proba([reading.evidence])[0, 1])
        return (reading.wishes, sure) if sure > SURE else None

    def read(self, model: LinearModel, vectors: Vectors, text: str, whole: Numbers | None = None) -> Reading | None:
        """Return the likeliest reading as two different wishes; None where no cut has one."""
        cut = self._likeliest_cut(model, text)
        if cut is None:
            return None
        if whole is None:
            whole = model.margins([text], vectors([text]))[0]
        return self._reading(model, text, cut, whole, *model.margins(list(cut), vectors(list(cut))))

    def _likeliest_cut(self, model: LinearModel, text: str) -> tuple[str, str] | None:
        possible = cuts(text)
        if not possible:
            return None
        tasks = self._are_tasks(model)
        first = tasks * model.shares(model.margins([one for one, _ in possible], None))
        second = tasks * model.shares(model.margins([other for _, other in possible], None))
        both = np.where(first.argmax(1) != second.argmax(1), first.max(1) * second.max(1), 0)
        return possible[both.argmax()] if both.max() > LIKELY else None

    def _are_tasks(self, model: LinearModel) -> Numbers:
        found: Numbers = np.isin(model.intents, list(self._tasks))
        return found

    def _reading(
        self, model: LinearModel, text: str, cut: tuple[str, str], whole: Numbers, one: Numbers, other: Numbers
    ) -> Reading | None:
        tasks = self._are_tasks(model)
        first = int(np.where(tasks, one, -np.inf).argmax())
        second = int(np.where(tasks, other, -np.inf).argmax())
        if first == second:
            return None
        wishes = (Wish(model.intents[first], cut[0]), Wish(model.intents[second], cut[1]))
        if any(only_tells(wish.text) for wish in wishes if wish.intent not in TOLD):
            return None
        shares = model.shares(np.stack([one, other]))
        ranked = np.sort(whole[tasks])[::-1]
        evidence = [
            one[first], other[second], min(one[first], other[second]), shares[0, first], shares[1, second],
            whole[first], whole[second], min(whole[first], whole[second]), ranked[0], ranked[1] - ranked[2],
            one[second], other[first],
            whole[~tasks].max(), one[~tasks].max(), other[~tasks].max(),
            min(map(len, cut)), len(text), bool(PAUSE.search(text)), is_joined_plainly(text, cut[1]),
        ]  # fmt: skip
        return Reading(wishes, [float(fact) for fact in evidence])
