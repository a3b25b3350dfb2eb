"""The written Chinese of deaf people: few function words, the topic first, question words and negation last."""

from __future__ import annotations

import random
import re

from bot.augmentation.pieces import Piece

FUNCTION_WORDS = re.compile(
    r"一下|一个|那个|这个|能不能|可不可以|请问|麻烦|的话|[的了吗呢吧啊呀把被给就都也着过地得请帮]"
)
LAST = re.compile(
    r"什么时候|多少钱|多少|怎么办|怎么|哪里|哪儿|哪个|为什么|什么|几次|几个|没有|能不能|不能|不会|不是|不要|不想"
)
PUNCTUATION = re.compile(r"[，。？！,.?!、\s]+")


def in_sign_order(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    """Drop function words, move an entity to the front and a question word or a negation to the end."""
    kept = []
    for piece in pieces:
        text = PUNCTUATION.sub(" ", piece.text)
        if piece.entity is None and len(text) > 2:
            text = FUNCTION_WORDS.sub("", text)
        kept.append(piece.saying(text.strip() if piece.entity is None else text))
    kept = [piece for piece in kept if piece.text]
    topic = next((at for at, piece in enumerate(kept) if piece.entity in ("occupation", "course", "place")), 0)
    if topic:
        kept.insert(0, kept.pop(topic))
    kept = _move_last(kept)
    return _spaced(kept) if chance.random() < 0.5 else kept


def _move_last(pieces: list[Piece]) -> list[Piece]:
    for at, piece in enumerate(pieces):
        found = LAST.search(piece.text) if piece.entity is None else None
        if found and piece.text != found.group():
            rest = piece.saying((piece.text[: found.start()] + piece.text[found.end() :]).strip())
            return [*pieces[:at], rest, *pieces[at + 1 :], Piece(found.group())]
    return pieces


def _spaced(pieces: list[Piece]) -> list[Piece]:
    spaced: list[Piece] = []
    for piece in pieces:
        spaced += [Piece(" "), piece] if spaced else [piece]
    return spaced
