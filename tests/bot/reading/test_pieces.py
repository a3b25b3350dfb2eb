"""Texts cut into the pieces of the encoder's vocabulary."""

import pytest

from bot.reading.packed_file import packed_file
from bot.reading.pieces import pieces_of


@pytest.mark.parametrize(
    "text", ["俺想学个手艺", "我是原来厂里的，右手没了！ 还能学啥？", "ＡＢＣ 123", "好好的😂", "買買提·艾力", "   "]
)
def test_every_character_belongs_to_a_piece(text: str) -> None:
    spans = pieces_of(text).spans
    covered = {at for start, end in spans for at in range(start, end)}
    assert {at for at, letter in enumerate(text) if not letter.isspace()} <= covered
    assert spans == sorted(spans)


def test_unknown_signs_are_one_piece_each() -> None:
    assert pieces_of("\U0001fae8").ids[-1] == packed_file().unknown


def test_wide_and_narrow_signs_are_the_same_pieces() -> None:
    assert pieces_of("好，１２").ids == pieces_of("好,12").ids
