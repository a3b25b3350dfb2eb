"""Yes and no, as they are said in Henan and Hebei, typed in a hurry, or heard by a machine."""

import pytest

from language.yes_no import agreed_before, read_yes_no
from tests.words import words

YES = [
    "是",
    "是的",
    "对",
    "对的呀",
    "好",
    "好的谢谢",
    "可以",
    "行",
    "行吧",
    "嗯",
    "嗯嗯",
    "同意。",
    "我同意！",
    "确认",
    "１",
    "ok",
    "OK",
    "y",
    "那好吧",
    "没问题",
]
NO = [
    "不",
    "不是",
    "不对",
    "不要",
    "不用谢谢",
    "不行",
    "不同意",
    "我不同意。",
    "否",
    "２",
    "NO",
    "先不",
    "不用了",
    "错了",
]
YES_OF_HENAN_AND_HEBEI = words("中 中啊 中嘞 中中 可中 行嘞 是嘞 对嘞 成 沾 管 要得")
NO_OF_HENAN_AND_HEBEI = words("不中 不中嘞 不沾 不成 白")
NEITHER = [
    "中不中",
    "中不中？",
    "咋",
    "咋办",
    "行不行",
    "可以吗",
    "对吗",
    "是不是",
    "好不好",
    "不是中级",
    "对了我想学面点",
    "👍",
    "没关系",
    "一",
    "是郑州",
]


@pytest.mark.parametrize("said", YES + YES_OF_HENAN_AND_HEBEI)
def test_a_short_yes_is_a_yes(said: str) -> None:
    assert read_yes_no(said) is True


@pytest.mark.parametrize("said", NO + NO_OF_HENAN_AND_HEBEI)
def test_a_short_no_is_a_no(said: str) -> None:
    assert read_yes_no(said) is False


@pytest.mark.parametrize("said", ["", "   ", "。", *NEITHER])
def test_a_question_and_anything_longer_is_neither(said: str) -> None:
    assert read_yes_no(said) is None


@pytest.mark.parametrize("said", ["好👌", "对😀", "是\x00", "\u200b是\ufeff", "好的👍🏻"])
def test_emoji_and_control_characters_do_not_hide_a_yes(said: str) -> None:
    assert read_yes_no(said) is True


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        ("我说了同意同意你没听见啊", True), ("我刚说了可以啊", True), ("我说了是在家里", False),
        ("我说了不同意", False), ("我同意", False),
    ],
)  # fmt: skip
def test_a_yes_that_was_said_before_is_one(said: str, agreed: bool) -> None:
    assert agreed_before(said) is agreed
