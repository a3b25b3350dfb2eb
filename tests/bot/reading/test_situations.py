"""What the encoder takes of a message and of what was known before it."""

import pytest

from bot.reading.situations import text_pieces


@pytest.mark.parametrize("number", ["13998765432", "18055550000", "19900000001"])
def test_what_is_said_beside_a_number_does_not_hang_on_whose_it_is(number: str) -> None:
    beside = "{} 这个，会不会老给我打推销电话"
    assert text_pieces(beside.format(number)) == text_pieces(beside.format("13911112222"))


@pytest.mark.parametrize("number", ["13998765432", "7" * 60])
def test_each_piece_still_stands_for_its_place_in_the_message(number: str) -> None:
    text = f"我的手机是{number}，别的没有"
    assert text_pieces(text).spans[-1][1] == len(text)


def test_a_short_number_is_read_as_it_is() -> None:
    assert text_pieces("第12个").ids != text_pieces("第34个").ids
