"""For comparison only: the intent of the five nearest training sentences, by their vectors."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.linear_intent_classifier import LinearIntentClassifier
from bot.linear_model import Numbers


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class NearestNeighbourClassifier(LinearIntentClassifier):
    """The classifier of `config.yml` with other insides."""

    def _new_model(self) -> Any:
        return NearestNeighbours()


class NearestNeighbours:
    """Has the shape of `bot.linear_model.LinearModel`, and can stand in its place."""

    sharpness = 1.0

    def __init__(self, nearest: int = 5) -> None:
        self._nearest = nearest

    def fit(self, texts: Any, vectors: Numbers, intents: list[str]) -> NearestNeighbours:
        """Keep all vectors."""
        self._rows = vectors
        names, self._of = np.unique(intents, return_inverse=True)
        self.intents = [str(name) for name in names]
        return self

    def sharpness_on(self, *left_out: Any) -> float:
        """Return 1: votes need no factor."""
        return 1.0

    def shares(self, margins: Numbers) -> Numbers:
        """Return the votes, which are shares already."""
        return margins

    def margins(self, texts: list[str], vectors: Numbers) -> Numbers:
        """Return the votes of the nearest sentences, each by its nearness, a row for each text."""
        return np.stack([self._votes(vector) for vector in vectors])

    def _votes(self, vector: Numbers) -> Numbers:
        near = self._rows @ vector
        best = near.argsort()[::-1][: self._nearest]
        votes: Numbers = np.bincount(self._of[best], weights=near[best], minlength=len(self.intents))
        return votes / votes.sum()
