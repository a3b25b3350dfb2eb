"""Run by the bot's own Python: what a field finds when trained, and when loaded from what was kept; as JSON."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.featurizers.sparse_featurizer.regex_featurizer import RegexFeaturizer
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.character_tokenizer import CharacterTokenizer
from bot.sounding_crf import SoundingCRF
from scripts.train import ROOT

LEARNED = 300
CONFIG = {
    **SoundingCRF.get_default_config(),
    "max_iterations": 20,
    "features": [["low", "pattern"], ["bias", "low", "digit", "pattern"], ["low", "pattern"]],
}


def sentences() -> TrainingData:
    """Return sentences of the training data with and without entities, and its patterns."""
    files = ("enrol_training", "find_job", "patterns", "thank")
    data = RasaFileImporter(training_data_paths=[str(ROOT / "data" / "nlu" / f"{one}.yml") for one in files])
    whole = data.get_nlu_data()
    every = max(1, len(whole.training_examples) // LEARNED)
    return TrainingData(whole.training_examples[::every], regex_features=whole.regex_features)


def look_at(storage: LocalModelStorage, context: ExecutionContext, data: TrainingData, asked: list[Message]) -> None:
    """Give the sentences all that the field looks at, as the pipeline does."""
    tokenizer = CharacterTokenizer(CharacterTokenizer.get_default_config())
    config = {**RegexFeaturizer.get_default_config(), "use_word_boundaries": False}
    patterns = RegexFeaturizer.create(config, storage, Resource("patterns"), context)
    patterns.train(data)
    for messages in (data.training_examples, asked):
        tokenizer.process(messages)
        patterns.process(messages)


def found(extractor: SoundingCRF, texts: list[Message]) -> list[Any]:
    """Return the entities of each sentence, with how sure the field is."""
    messages = [Message(dict(one.data), features=one.features) for one in texts]
    return [one.get(ENTITIES) for one in extractor.process(messages)]


def kept(texts: list[str]) -> dict[str, Any]:
    """Train, keep, load, and return what both find in `texts`, and the names of the files that were kept."""
    context = ExecutionContext(GraphSchema({}))
    with tempfile.TemporaryDirectory() as folder:
        storage, place = LocalModelStorage(Path(folder)), Resource("field")
        data, asked = sentences(), [Message.build(text) for text in texts]
        look_at(storage, context, data, asked)
        trained = SoundingCRF.create(CONFIG, storage, place, context)
        trained.train(data)
        with storage.read_from(place) as files:
            names = sorted(path.name for path in files.iterdir())
        with patch.object(SoundingCRF, "train_model", side_effect=AssertionError("trained at the start")):
            loaded = SoundingCRF.load(CONFIG, storage, place, context)
            empty = SoundingCRF.load(CONFIG, storage, Resource("nothing kept"), context)
    before, after = found(trained, asked), found(loaded, asked)
    return {"files": names, "trained": before, "loaded": after, "of nothing": found(empty, asked)}


if __name__ == "__main__":
    print(json.dumps(kept(sys.argv[1:]), ensure_ascii=False))
