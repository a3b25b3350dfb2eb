"""The linear model behind the classifier of intents: views of a text → margins → shares that can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack, spmatrix
from scipy.special import log_softmax, softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from bot.text_views import sounded, written

Numbers = np.ndarray[Any, np.dtype[np.floating[Any]]]
FOLDS = 3


class LinearModel:
    """One linear separator an intent (LIBLINEAR), each against all others."""

    def __init__(self, C: float, characters: int, syllables: int, vectors: float) -> None:
        self._C = C
        self._vectors = vectors
        self._texts = []
        if characters:
            view = TfidfVectorizer(analyzer="char", ngram_range=(1, characters), sublinear_tf=True, min_df=2)
            self._texts.append((written, view))
        if syllables:
            view = TfidfVectorizer(token_pattern=r"\S+", ngram_range=(1, syllables), sublinear_tf=True, min_df=2)
            self._texts.append((sounded, view))

    def fit(
        self, texts: Sequence[str], vectors: Numbers | None, intents: Sequence[str], sharpness: float | None = None
    ) -> LinearModel:
        """Learn from sentences, their vectors (one row each, or None) and what they wish.

        `sharpness` of another model on much the same sentences spares finding it anew.
        """
        features = [view.fit_transform(map(look, texts)) for look, view in self._texts]
        if vectors is not None:
            # All vectors of e5 point much the same way; what tells them apart is how they differ from the mean.
            self._mean = vectors.mean(axis=0)
            self._length = np.linalg.norm(vectors - self._mean, axis=1).mean() / self._vectors
            features.append(self._centred(vectors))
        whole, wishes = hstack(features).tocsr(), np.asarray(intents)
        self.sharpness = sharpness or _sharpness(whole, wishes, self._C)
        separators = _separators(self._C).fit(whole, wishes)
        self._weights, self._offsets = separators.coef_, separators.intercept_
        self.intents = [str(intent) for intent in separators.classes_]
        return self

    def margins(self, texts: Sequence[str], vectors: Numbers | None) -> Numbers:
        """Return how far each text lies on the side of each of `intents` (positive: inside), a row for each text.

        Without `vectors` a model that has learned with them judges by the texts alone: less well, and much faster.
        """
        features = [view.transform(map(look, texts)) for look, view in self._texts]
        if vectors is not None:
            features.append(self._centred(vectors))
        known = hstack(features).tocsr()
        # A few texts fill some hundred of the many columns: only those are multiplied.
        filled = np.unique(known.indices)
        rows: Numbers = known[:, filled] @ self._weights[:, filled].T + self._offsets
        return rows

    def shares(self, margins: Numbers) -> Numbers:
        """Return how likely each of `intents` is, a row that sums to 1 for each row of margins."""
        shares: Numbers = softmax(self.sharpness * margins, axis=-1)
        return shares

    def _centred(self, vectors: Numbers) -> spmatrix:
        return csr_matrix((vectors - self._mean) / self._length)


def _separators(C: float) -> LinearSVC:
    return LinearSVC(C=C, class_weight="balanced", dual=True, tol=1e-3, random_state=1)


def _sharpness(features: spmatrix, intents: Numbers, C: float) -> float:
    """Return the factor on the margins whose shares have the least log loss on sentences left out in turn."""
    names, numbers = np.unique(intents, return_inverse=True)
    margins = np.zeros((len(numbers), len(names)))
    for learn, check in StratifiedKFold(FOLDS, shuffle=True, random_state=1).split(features, numbers):
        margins[check] = _separators(C).fit(features[learn], numbers[learn]).decision_function(features[check])

    def loss(factor: float) -> float:
        return float(-log_softmax(factor * margins, axis=1)[np.arange(len(numbers)), numbers].mean())

    return float(minimize_scalar(loss, bounds=(0.5, 20), method="bounded").x)
