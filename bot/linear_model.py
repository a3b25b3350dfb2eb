"""The linear model behind the classifier of intents: views of a text → margins → shares that can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack, spmatrix
from scipy.special import log_softmax, softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from bot.text_views import sounded, written

Numbers = np.ndarray[Any, np.dtype[np.floating[Any]]]


class LinearModel:
    """One linear separator an intent (LIBLINEAR), each against all others."""

    def __init__(self, C: float, characters: int, syllables: int, vectors: float) -> None:
        self._C = C
        self.sharpness = 1.0
        """the factor on the margins that makes shares of them"""
        self._vectors = vectors
        self._texts = []
        if characters:
            view = TfidfVectorizer(analyzer="char", ngram_range=(1, characters), sublinear_tf=True, min_df=2)
            self._texts.append((written, view))
        if syllables:
            view = TfidfVectorizer(token_pattern=r"\S+", ngram_range=(1, syllables), sublinear_tf=True, min_df=2)
            self._texts.append((sounded, view))

    def fit(self, texts: Sequence[str], vectors: Numbers | None, intents: Sequence[str]) -> LinearModel:
        """Learn from sentences, their vectors (one row each, or None) and what they wish.

        A row of NaN stands for a sentence without a vector. Such sentences teach the texts to judge alone.
        """
        features = [view.fit_transform(map(look, texts)) for look, view in self._texts]
        if vectors is not None:
            # All vectors of e5 point much the same way; what tells them apart is how they differ from the mean.
            there = vectors[~np.isnan(vectors).any(axis=1)]
            self._mean = there.mean(axis=0)
            self._length = np.linalg.norm(there - self._mean, axis=1).mean() / self._vectors
            features.append(self._centred(vectors))
        separators = LinearSVC(C=self._C, class_weight="balanced", dual=True, tol=1e-3, random_state=1)
        separators.fit(hstack(features).tocsr(), intents)
        self._weights, self._offsets = separators.coef_, separators.intercept_
        self.intents = [str(intent) for intent in separators.classes_]
        return self

    def sharpness_on(self, texts: Sequence[str], vectors: Numbers | None, intents: Sequence[str]) -> float:
        """Return the factor on the margins whose shares have the least log loss on sentences that were left out."""
        margins = self.margins(texts, vectors)
        right = [self.intents.index(intent) for intent in intents]

        def loss(factor: float) -> float:
            return float(-log_softmax(factor * margins, axis=1)[np.arange(len(right)), right].mean())

        return float(minimize_scalar(loss, bounds=(0.5, 20), method="bounded").x)

    def margins(self, texts: Sequence[str], vectors: Numbers | None) -> Numbers:
        """Return how far each text lies on the side of each of `intents` (positive: inside), a row for each text.

        Without `vectors` the texts judge alone: less well, and much faster.
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
        return csr_matrix(np.nan_to_num((vectors - self._mean) / self._length))
