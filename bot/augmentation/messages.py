"""Rasa's messages taken to pieces and put together again."""

from __future__ import annotations

from typing import Any

from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.augmentation.pieces import Piece


def pieces_of(message: Message) -> list[Piece]:
    """Split the text of a message at its annotations."""
    text: str = message.get(TEXT)
    pieces, at = [], 0
    for entity in sorted(message.get(ENTITIES) or [], key=lambda one: int(one["start"])):
        pieces += [Piece(text[at : entity["start"]]), Piece(text[entity["start"] : entity["end"]], entity["entity"])]
        at = entity["end"]
    return [piece for piece in [*pieces, Piece(text[at:])] if piece.text]


def message_of(pieces: list[Piece], intent: str) -> Message:
    """Join pieces to a message, with its annotations where they now stand."""
    text, entities = "", []
    for piece in pieces:
        if piece.entity:
            end = len(text) + len(piece.text)
            entities.append(_annotation(piece, len(text), end))
        text += piece.text
    return Message.build(text=text, intent=intent, entities=entities)


def intent_of(message: Message) -> str:
    """Return the intent that a message is annotated with."""
    return str(message.get(INTENT))


def _annotation(piece: Piece, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "value": piece.text, "entity": piece.entity}
