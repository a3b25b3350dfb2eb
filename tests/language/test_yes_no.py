"""Yes and no, as they are said in Henan and Hebei, typed in a hurry, or heard by a machine."""

import pytest

from language.yes_no import ends_with_a_yes, read_yes_no
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
    ("said", "yes"),
    [("算了算了 报吧 是", True), ("要不先不报了……算了报吧，反正能退", True), ("那就算了", False), ("是", False)],
)
def test_a_change_of_mind_can_end_in_a_yes(said: str, yes: bool) -> None:
    assert ends_with_a_yes(said) == yes


@pytest.mark.parametrize("said", ["取消吧，可以", "不报了，好吧", "算了，不报了，就这样", "先不办了，好"])
def test_what_is_said_behind_a_refusal_is_no_yes(said: str) -> None:
    assert not ends_with_a_yes(said)
