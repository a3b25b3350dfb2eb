"""Reads each message in its situation, and what is meant of each of its entities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from threadpoolctl import ThreadpoolController

from bot.reading.distress import is_feared, level_where_feared
from bot.reading.model import ReadingModel, reading_model
from language.supports import supports_in

SITUATION = "situation"
"""the key of the metadata: task, slot, kind of the open question, what was `said` last, and the `options` offered"""
READING = "reading"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class UtteranceReading(GraphComponent):
    """Adds `reading` to a message, and `polarity` and `role` to its entities; stands after what finds them."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> UtteranceReading:
        return cls(reading_model())

    def __init__(self, model: ReadingModel) -> None:
        self._model = model
        self._threads = ThreadpoolController()

    def process(self, messages: list[Message]) -> list[Message]:
        """Read the messages."""
        for message in messages:
            text = str(message.get(TEXT) or "")
            entities = message.get(ENTITIES, [])
            situation = _situation(message)
            supports = [
                {"entity": "support", "start": start, "end": end, "value": key}
                for key, start, end in supports_in(text)
            ]
            # As with the vectors of sentences: on busy cores a second thread makes one message wait for both.
            with self._threads.limit(limits=1, user_api="blas"):
                reading = self._model.read(text, situation, [*entities, *supports])
                if is_feared(intent := message.get(INTENT) or {}):
                    alone = self._model.read(text, {})["distress_scores"]
                    reading["distress"] = level_where_feared(reading["distress_scores"], alone, intent)
            meant = reading.pop("mentions")
            for entity, (polarity, role) in zip([*entities, *supports], meant, strict=True):
                entity |= {"polarity": polarity, "role": role}
            reading["supports"] = supports
            message.set(READING, reading, add_to_output=True)
            message.set(ENTITIES, entities, add_to_output=True)
        return messages


def _situation(message: Message) -> Mapping[str, Any]:
    metadata = message.get(METADATA) or {}
    return metadata.get(SITUATION) or {}
