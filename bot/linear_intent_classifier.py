"""What is wished: a linear model over the characters of a text, its sounds, and the vector of its meaning.

The sounds (pinyin without tones) make a recogniser's homophones the same; the vector knows wishes whose words were
never seen. It trains in seconds where DIET takes many minutes, and is right more often (docs/decisions/0012).
"""

from __future__ import annotations

from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.double_wish_model import DoubleWishModel
from bot.double_wishes import WISHES
from bot.linear_model import LinearModel, Numbers
from bot.sentence_vectors import DIMENSIONS, vectors_of

MODEL = "linear_intent_classifier.joblib"
RANKED = 10
LEFT_OUT = 6
"""every sixth sentence with a vector is left out where it is learned how sure one wish, and how sure two, must be"""
NO_VECTOR = np.full(DIMENSIONS, np.nan, dtype=np.float32)
BOTH = "+"
"""joins the names of two wishes in the training data"""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """`C` is the inverse of the regularisation, `characters` and `syllables` the longest runs that are features
    (0 leaves the view out), `vectors` the weight of the meaning (0 leaves it out); `double_wishes` looks for two."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"C": 0.7, "characters": 4, "syllables": 3, "vectors": 1.0, "double_wishes": True}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: LinearModel | None = None,
        doubles: DoubleWishModel | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model
        self._doubles = doubles

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on all sentences that bear an intent; those with two wishes teach when to look for a second one."""
        examples = [one for one in training_data.intent_examples if one.get(TEXT)]
        single = [one for one in examples if BOTH not in one.get(INTENT)]
        double = [one for one in examples if BOTH in one.get(INTENT)]
        left_out = [one for one in single if self._is_whole(one)][::LEFT_OUT]
        apart = set(map(id, left_out))
        seen = self._fitted([one for one in single if id(one) not in apart])
        self._model = self._fitted(single)
        self._model.sharpness = seen.sharpness = self._sharpness(seen, left_out)
        if double and self._config["double_wishes"]:
            tasks = {name for one in double for name in one.get(INTENT).split(BOTH)}
            self._doubles = DoubleWishModel(tasks).fit(
                seen, self._vectors, [one.get(TEXT) for one in left_out], [one.get(TEXT) for one in double]
            )
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump((self._model, self._doubles), folder / MODEL, compress=3)
        return self._resource

    def _fitted(self, examples: list[Message]) -> LinearModel:
        return self._new_model().fit(*self._learned_from(examples))

    def _sharpness(self, seen: LinearModel, left_out: list[Message]) -> float:
        return seen.sharpness_on(*self._learned_from([one for one in left_out if one.get(INTENT) in seen.intents]))

    def _learned_from(self, examples: list[Message]) -> tuple[list[str], Numbers | None, list[str]]:
        vectors = np.stack([self._vector(one) for one in examples]) if self._config["vectors"] else None
        return [one.get(TEXT) for one in examples], vectors, [one.get(INTENT) for one in examples]

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, *joblib.load(folder / MODEL))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the ranking of each message, and both wishes where it has two."""
        assert self._model is not None
        for message in messages:
            text = message.get(TEXT) or ""
            vectors = self._vector(message)[None, :] if self._config["vectors"] and text else None
            margins = self._model.margins([text], vectors)[0]
            shares = self._model.shares(margins)
            best = shares.argsort()[::-1][:RANKED]
            ranking = [{"name": self._model.intents[at], "confidence": float(shares[at])} for at in best]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
            if self._doubles and (found := self._doubles.find(self._model, self._vectors, text, margins)):
                wishes, sure = found
                both = [{"name": wish.intent, "confidence": sure, "text": wish.text} for wish in wishes]
                message.set(WISHES, both, add_to_output=True)
        return messages

    def _vectors(self, texts: list[str]) -> Numbers | None:
        return vectors_of(texts) if self._config["vectors"] else None

    def _new_model(self) -> LinearModel:
        return LinearModel(**{name: self._config[name] for name in ("C", "characters", "syllables", "vectors")})

    def _is_whole(self, message: Message) -> bool:
        """Whether all that is looked at is known of the sentence; not every one of the training has a vector."""
        return not self._config["vectors"] or message.get_dense_features(TEXT)[1] is not None

    @staticmethod
    def _vector(message: Message) -> Numbers:
        _, sentence = message.get_dense_features(TEXT)
        return NO_VECTOR if sentence is None else sentence.features[0]
