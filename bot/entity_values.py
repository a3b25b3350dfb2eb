"""Entities normalised once: one entity a span, its value in the form of the contract.

Runs after the extractors. It reads with the functions that the actions read with (`language/`),
so that a parse and a conversation mean the same by the same words
(docs/decisions/0011-entities-normalised-once.md).
"""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.entity_places import is_known_name, places_by_name
from bot.entity_readings import KNOWN_WORDS, EntityReader
from bot.entity_sounds import Sounds
from bot.entity_spans import resolved
from bot.word_borders import crosses_a_word
from language.catalogues import DivisionRow, TradeRow, read_divisions, read_trades
from language.places import Gazetteer
from language.trades import Trades

ROOT = Path(__file__).parents[1]
CATALOGUES = ("divisions", "occupations")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class EntityValues(GraphComponent, EntityExtractorMixin):
    """`divisions` and `occupations` are CSV files, kept with the model when it is trained.

    Their paths begin at the project's folder; a deployment names the catalogue that it imports into its registry.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "divisions": "server/registry/reference/divisions.csv",
            "occupations": "server/registry/sample/occupations.csv",
            "time_zone": "Asia/Shanghai",
        }

    @staticmethod
    def required_packages() -> list[str]:
        return ["pypinyin"]

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        reader: EntityReader | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._reader = reader

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EntityValues:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Keep the two catalogues with the model."""
        with self._model_storage.write_to(self._resource) as folder:
            for name in CATALOGUES:
                shutil.copyfile(ROOT / self._config[name], folder / f"{name}.csv")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> EntityValues:
        with model_storage.read_from(resource) as folder:
            divisions, occupations = (folder / f"{name}.csv" for name in CATALOGUES)
            reader = reader_of(read_divisions(divisions), read_trades(occupations))
        return cls(config, model_storage, resource, reader)

    def process(self, messages: list[Message]) -> list[Message]:
        """Leave one entity a span in each message, with its normalised value."""
        assert self._reader is not None
        today = datetime.now(ZoneInfo(self._config["time_zone"])).date()
        for message in messages:
            text = message.get(TEXT) or ""
            places = places_by_name(text, self._reader.gazetteer)
            found = [
                one
                for one in resolved(text, [*message.get(ENTITIES, []), *places], self._reader.gazetteer)
                if not self._only_looks_like_a_place(text, one)
            ]
            read = [self._reader.with_value(one, text, today) for one in found]
            message.set(ENTITIES, [self.add_processor_name(one) for one in read], add_to_output=True)
        return messages

    def _only_looks_like_a_place(self, text: str, one: dict[str, Any]) -> bool:
        """Whether the name of a place was found across the borders of words; a misheard one is no word anyway."""
        assert self._reader is not None
        names = self._reader.gazetteer.names
        if one["entity"] != "place" or not is_known_name(text[one["start"] : one["end"]], names):
            return False
        return crosses_a_word(text, one["start"], one["end"], names)


def reader_of(divisions: list[DivisionRow], occupations: list[TradeRow]) -> EntityReader:
    """Return a reader of these catalogues that knows how their words sound."""
    gazetteer, trades = Gazetteer(divisions), Trades(occupations)
    vocabularies = {**KNOWN_WORDS, "occupation": trades.words, "place": gazetteer.names}
    sounds = {kind: Sounds(words) for kind, words in vocabularies.items()}
    return EntityReader(gazetteer, trades, lambda kind, words: sounds[kind].respell(words) if kind in sounds else [])
