"""Run by the bot's own Python: what the conditional random field looks at, as JSON."""

from __future__ import annotations

import json
from typing import Any

from rasa.nlu.extractors.crf_entity_extractor import CRFToken

from bot.sounding_crf import SoundingCRF

CONFIG = {"features": [["low"], ["bias", "low", "pattern"], ["low"]]}


def looked_at(text: str, at: int) -> dict[str, Any]:
    """Return the features of one character of `text`; no pattern matches any."""
    tokens = [CRFToken(character, "", {"trade": False}, [], "O", "O", "O") for character in text]
    return SoundingCRF._crf_tokens_to_features(tokens, CONFIG, False)[at]


if __name__ == "__main__":
    print(json.dumps([looked_at("学推那", 1), looked_at("学推拿", 1)], ensure_ascii=False))
