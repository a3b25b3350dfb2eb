"""Entities by a conditional random field that hears as well as reads.

Rasa's own looks at the characters, of which 推那 shares one with 推拿. Here the syllables of the neighbourhood stand
beside them, alone and in pairs: misheard trades and places are found half again as often (docs/decisions/0012).

Rasa 3.6.21 keeps what its field learned from and trains it again at every start, which is most of the start. Here the
trained field is kept.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.crf_entity_extractor import CRFEntityExtractor, CRFToken
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import persisted_field
from bot.entity_sounds import syllable

ORDER = "order.json"
"""names the fields in the order in which they judge, since a later one sees what an earlier one found"""
PAIRS = range(-2, 2)
"""where the pairs of syllables begin, counted from the character that is judged"""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SoundingCRF(CRFEntityExtractor):
    """`without_entities`: every how many of the sentences without an entity one is learned from (1: all of them)."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**CRFEntityExtractor.get_default_config(), "without_entities": 2}

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the sentences with entities and some of the others, which show less and are twice as many."""
        examples = training_data.training_examples
        bare = [one for one in examples if not one.get(ENTITIES)]
        learned = {id(one) for one in bare[:: self.component_config["without_entities"]]}
        chosen = [one for one in examples if one.get(ENTITIES) or id(one) in learned]
        return super().train(TrainingData(chosen))

    def persist(self, dataset: list[list[CRFToken]]) -> None:
        """Keep the trained fields; what they learned from (`dataset`) is not needed again."""
        with self._model_storage.write_to(self._resource) as folder:
            (folder / ORDER).write_text(json.dumps(self.crf_order))
            for name, trained in self.entity_taggers.items():
                persisted_field.keep(trained, folder, name)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SoundingCRF:
        """Read the trained fields; without any, since no sentence had an entity, nothing will be found."""
        try:
            with model_storage.read_from(resource) as folder:
                order = json.loads((folder / ORDER).read_text())
                fields = OrderedDict((name, persisted_field.read(folder, name)) for name in order)
        except ValueError:  # so the storage says that nothing was kept
            return cls(config, model_storage, resource)
        extractor = cls(config, model_storage, resource, fields)
        extractor.crf_order = order
        return extractor

    @classmethod
    def _create_features_for_token(
        cls, crf_tokens: list[CRFToken], token_idx: int, *window: Any, **options: Any
    ) -> dict[str, Any]:
        features = super()._create_features_for_token(crf_tokens, token_idx, *window, **options)
        # A pattern that does not match weighs nothing, and they are most of what is counted in each round.
        features = {name: value for name, value in features.items() if value is not False}
        half_window = len(options.get("config", window[-1])["features"]) // 2
        near = {
            at: syllable(crf_tokens[token_idx + at].text)
            for at in range(-half_window, half_window + 1)
            if 0 <= token_idx + at < len(crf_tokens)
        }
        features |= {f"{at}:syllable": sound for at, sound in near.items()}
        features |= {f"{at}:pair": f"{near[at]} {near[at + 1]}" for at in PAIRS if at in near and at + 1 in near}
        return features
