"""What counts as an interruption, in characters."""

import pytest

from server.speech.turn_taking import is_back_channel, is_stop, meant_characters

LISTENING = [
    *"嗯好对哦是行中",
    "嗯嗯",
    "好的",
    "好好好",
    "对对对",
    "是的",
    "中中",
    "嗯，好的。",
    "好 的",
    "OK",
    "mhm",
    "知道了",
]
WORDS = ["一", "嗯我想问", "好了", "行了", "不是", "不行", "银行", "中国", "好几个", "对面"]


@pytest.mark.parametrize("text", LISTENING)
def test_a_sign_of_listening_is_a_back_channel_and_means_nothing(text: str) -> None:
    assert is_back_channel(text)
    assert meant_characters(text) == 0


@pytest.mark.parametrize("text", ["", "。", *WORDS])
def test_words_and_silence_are_no_back_channel(text: str) -> None:
    assert not is_back_channel(text)


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("我想问", 3),
        ("我 想 问", 3),
        ("嗯……我想问", 3),
        ("嗯，好的，报名", 2),
        ("那个，嗯", 0),
        ("银行", 2),
        ("13号", 3),
        ("１３", 2),
        ("A4", 2),
        ("，。！", 0),
        ("", 0),
    ],
)
def test_characters_are_counted_without_fillers_blanks_and_marks(text: str, characters: int) -> None:
    assert meant_characters(text) == characters


@pytest.mark.parametrize("text", ["停", "停！", "嗯，停", "别说了", "等一下", "等 一 下", "不", "别", "慢点"])
def test_who_asks_to_stop_is_obeyed_at_once(text: str) -> None:
    assert is_stop(text)


@pytest.mark.parametrize("text", ["好的", "没错", "一", "", "不错"])
def test_nobody_is_stopped_by_other_words(text: str) -> None:
    assert not is_stop(text)
