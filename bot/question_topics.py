"""Adds to each segment of the reading the subjects that it touches: meals, the way there, who cannot telephone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.topic_model import TopicModel, read_examples, read_talks
from language.thresholds import STATEMENT_MARGIN, TOPIC_MARGIN

TALKS = Path(__file__).resolve().parents[1] / "data" / "reading"
EXAMPLES = TALKS / "topics"
MODEL = "topics.joblib"
STATEMENTS = ("no_calls", "unheard", "no_line")
"""what is told, and not asked"""
MOST = 3


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class QuestionTopics(GraphComponent):
    """Stands after the reading; a question may touch several subjects, other segments only make the statements."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> QuestionTopics:
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> QuestionTopics:
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, joblib.load(folder / MODEL))

    def __init__(self, model_storage: ModelStorage, resource: Resource, model: TopicModel | None = None) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the questions of `data/reading/topics`, and from those that were asked in whole talks."""
        examples = [*read_examples(EXAMPLES), *read_talks(TALKS)]
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump(TopicModel().fit(examples), folder / MODEL, compress=3)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `topics` of every segment."""
        for message in messages:
            text, reading = str(message.get(TEXT) or ""), message.get("reading") or {}
            for segment in reading.get("segments", []):
                segment["topics"] = self._topics(text[segment["start"] : segment["end"]], segment["role"])
        return messages

    def _topics(self, text: str, role: str) -> list[str]:
        assert self._model is not None
        if role == "question":
            return self._model.find(text, TOPIC_MARGIN)[:MOST]
        return [topic for topic in self._model.find(text, STATEMENT_MARGIN) if topic in STATEMENTS]
