"""Sentences that hang."""

import pytest

from server.speech.turn_taking import trails_off


@pytest.mark.parametrize("text", ["我想学按摩，然后", "就是", "那个……", "还有。", "因为", "我想", "我住在石家庄和"])
def test_a_sentence_that_hangs_will_go_on(text: str) -> None:
    assert trails_off(text)


@pytest.mark.parametrize("text", ["我想学按摩", "嗯", "是的", "", "然后报名", "没有了"])
def test_a_sentence_that_stands_does_not_hang(text: str) -> None:
    assert not trails_off(text)
