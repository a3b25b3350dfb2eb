"""Names a sentence with two wishes after both, `a+b` in the order of mention; it stands after the fallback, since two
wishes are near each other by nature and no reason to ask again."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

WISHES = "wishes"
"""the key of the parse that lists them: `{"name", "text"}` each, and the confidence of the pair beside"""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DoubleWishes(IntentClassifier, GraphComponent):
    """Puts the two wishes that the classifier found in the place of the intent, and first in the ranking."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DoubleWishes:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Name the messages that have two wishes."""
        for message in messages:
            if wishes := message.get(WISHES):
                names = [wish["name"] for wish in wishes]
                ranking = message.get("intent_ranking") or []
                known = {one["name"]: one for one in ranking}
                first = [known.get(name) or {"name": name, "confidence": 0.0} for name in names]
                rest = [one for one in ranking if one["name"] not in {*names, "nlu_fallback"}]
                message.set("intent_ranking", [*first, *rest], add_to_output=True)
                pair = {"name": "+".join(names), "confidence": wishes[0]["confidence"]}
                message.set(INTENT, pair, add_to_output=True)
        return messages
