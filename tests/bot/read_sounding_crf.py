"""Run by the bot's own Python: what the conditional random field looks at, and what it learns from; as JSON."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.extractors.crf_entity_extractor import CRFToken
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.character_tokenizer import CharacterTokenizer
from bot.sounding_crf import SoundingCRF

CONFIG = {
    **SoundingCRF.get_default_config(),
    "features": [["low"], ["bias", "low", "pattern"], ["low"]],
    "max_iterations": 30,
}
TRADES = ("推拿", "面点", "保洁", "养鸡")


def looked_at(text: str, at: int) -> dict[str, Any]:
    """Return the features of one character of `text`; no pattern matches any."""
    tokens = [CRFToken(character, "", "O", "O", "O", {"trade": False}, []) for character in text]
    return SoundingCRF._crf_tokens_to_features(tokens, CONFIG, False)[at]


def annotated(text: str, trade: str) -> Message:
    """Return a sentence with its trade as a message."""
    start = text.index(trade)
    entity = {"start": start, "end": start + len(trade), "value": trade, "entity": "occupation"}
    return Message({"text": text, "entities": [entity]})


def found(text: str) -> list[str]:
    """Return the trades that a small field finds, taught by a few sentences."""
    frames = ("我想学{}", "有{}班吗", "帮我报{}", "{}什么时候开课")
    taught = [annotated(frame.format(trade), trade) for frame in frames for trade in TRADES]
    taught += [Message({"text": said}) for said in ("你好", "再见", "我想问一下", "有人吗", "帮我转人工", "什么时候上班")]
    tokenizer = CharacterTokenizer(CharacterTokenizer.get_default_config())
    tokenizer.process_training_data(data := TrainingData(taught))
    with tempfile.TemporaryDirectory() as folder:
        storage, context = LocalModelStorage(Path(folder)), ExecutionContext(GraphSchema({}))
        field = SoundingCRF.create(CONFIG, storage, Resource("field"), context)
        field.train(data)
        (message,) = tokenizer.process([Message({"text": text})])
        field.process([message])
    return [text[one["start"] : one["end"]] for one in message.get("entities")]


if __name__ == "__main__":
    told = {"features": [looked_at("学推那", 1), looked_at("学推拿", 1)], "found": found("我想学推那")}
    print(json.dumps(told, ensure_ascii=False))
