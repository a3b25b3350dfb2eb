"""The importer of `config.yml`: Rasa's own, and beside some sentences a noisy copy of each."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.augmentation.dialect import in_dialect
from bot.augmentation.homophones import mishear
from bot.augmentation.messages import intent_of, message_of, pieces_of
from bot.augmentation.pieces import Piece
from bot.augmentation.sign_order import in_sign_order

WAYS: tuple[Callable[[list[Piece], random.Random], list[Piece]], ...] = (mishear, mishear, in_dialect, in_sign_order)
SEED = 20260101


class NoisyImporter(RasaFileImporter):
    """Adds noisy copies; `share` is how many a sentence gets on the average, between 0 and 1. The same every time."""

    def __init__(self, *args: Any, share: float = 0.3, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._share = share

    def get_nlu_data(self, language: str = "zh") -> TrainingData:
        """Return the sentences of `data/nlu/` and their noisy copies."""
        written = super().get_nlu_data(language)
        written.training_examples += noisy_copies(written.training_examples, self._share)
        return written


def noisy_copies(messages: list[Message], share: float) -> list[Message]:
    """Return a copy of some messages, each noisy in one way; a copy that is a written sentence too is left out."""
    chance = random.Random(SEED)
    known = {message.get(TEXT) for message in messages}
    copies = []
    for message in messages:
        if not message.get(TEXT) or chance.random() >= share:
            continue
        noisy = message_of(chance.choice(WAYS)(pieces_of(message), chance), intent_of(message))
        text = noisy.get(TEXT)
        if text.strip() and text not in known:
            known.add(text)
            copies.append(noisy)
    return copies
