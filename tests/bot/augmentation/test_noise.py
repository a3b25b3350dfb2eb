"""Noise on a training sentence: what it changes, and what it must never change."""

import random

import pytest
from pypinyin import lazy_pinyin

from bot.augmentation.dialect import in_dialect
from bot.augmentation.homophones import mishear
from bot.augmentation.pieces import Piece
from bot.augmentation.sign_order import in_sign_order

WISH = [Piece("请问我什么时候能学"), Piece("面点", "occupation"), Piece("，打"), Piece("13800001357", "phone_number")]
MANY = range(200)


def text_of(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def test_a_recogniser_mishears_characters_and_keeps_every_length() -> None:
    heard = [mishear(WISH, random.Random(seed)) for seed in MANY]
    assert all([len(piece.text) for piece in pieces] == [len(piece.text) for piece in WISH] for pieces in heard)
    # now and then the only character of its sound was to be replaced
    assert sum(text_of(pieces) != text_of(WISH) for pieces in heard) > 0.95 * len(heard)


def test_most_of_what_is_misheard_sounds_the_same() -> None:
    alike = [lazy_pinyin(text_of(mishear(WISH, random.Random(seed)))) == lazy_pinyin(text_of(WISH)) for seed in MANY]
    assert 0.4 < sum(alike) / len(alike) < 0.9


@pytest.mark.parametrize("noise", [mishear, in_dialect, in_sign_order])
def test_a_number_stays_as_it_was_said(noise: object) -> None:
    for seed in MANY:
        (number,) = [p for p in noise(WISH, random.Random(seed)) if p.entity == "phone_number"]  # type: ignore[operator]
        assert number.text == "13800001357"


def test_the_words_of_one_province_are_never_mixed_with_those_of_the_other() -> None:
    said = {text_of(in_dialect([Piece("什么时候开班，不用找我")], random.Random(seed))) for seed in MANY}
    assert "啥时候开班，不用寻俺" in said
    assert "多咱开班，甭踅摸俺" in said
    assert not [one for one in said if "啥时候" in one and "甭" in one]


def test_the_order_of_sign_language_has_the_trade_first_and_the_question_last() -> None:
    said = {text_of(in_sign_order(WISH, random.Random(seed))) for seed in MANY}
    assert all(one.replace(" ", "").startswith("面点") and "请问" not in one for one in said)
    assert any(one.endswith("什么时候") for one in said)


def test_a_place_and_a_trade_are_misheard_like_everything_else() -> None:
    said = [Piece("在"), Piece("保定", "place"), Piece("找"), Piece("保安", "occupation")]
    heard = [mishear(said, random.Random(seed)) for seed in MANY]
    for at in (1, 3):
        assert any(pieces[at].text != said[at].text for pieces in heard)
