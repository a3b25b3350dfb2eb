"""Run by the bot's own Python: parses sentences, or without any reads misheard words, told as JSON."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.entity_values import EntityValues
from scripts.train import ROOT, newest_model

MISHEARD = [("occupation", "按魔"), ("occupation", "忙人按摩"), ("occupation", "店商"), ("place", "十家庄"),
            ("work_mode", "句家"), ("certificate_kind", "等级正书")]  # fmt: skip
OTHER_TRADES = "code,name,synonyms\nZZ-1,修脚,捏脚|修脚师\n"


def component(folder: Path, **config: Any) -> EntityValues:
    """Return the component as it is loaded from what it kept when it was trained."""
    storage, resource = LocalModelStorage(folder), Resource("entity_values")
    context = ExecutionContext(GraphSchema({}))
    whole = {**EntityValues.get_default_config(), **config}
    EntityValues.create(whole, storage, resource, context).train(TrainingData())
    return EntityValues.load(whole, storage, resource, context)


def values(of: EntityValues, entity: str, words: str) -> Any:
    """Return the value of an entity that fills its whole sentence."""
    one = {"entity": entity, "start": 0, "end": len(words), "value": words, "extractor": "SoundingCRF"}
    (message,) = of.process([Message({"text": words, "entities": [one]})])
    return message.get("entities")[0]["value"]


async def parsed(sentences: list[str]) -> list[list[dict[str, Any]]]:
    """Return the entities of each sentence by the newest model."""
    agent = Agent.load(str(newest_model(ROOT / "models")))
    return [(await agent.parse_message(text))["entities"] for text in sentences]


def read_alone() -> dict[str, Any]:
    """Return what the component reads by itself, without a model."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        ours = component(Path(one))
        Path(two, "trades.csv").write_text(OTHER_TRADES, encoding="utf-8")
        Path(two, "model").mkdir()
        theirs = component(Path(two, "model"), occupations=str(Path(two, "trades.csv")))
        Path(two, "trades.csv").unlink()
        return {
            "misheard": {words: values(ours, entity, words) for entity, words in MISHEARD},
            "with another catalogue": [values(theirs, "occupation", words) for words in ("捏脚", "按摩")],
        }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(parsed(sys.argv[1:])) if sys.argv[1:] else read_alone(), ensure_ascii=False))
