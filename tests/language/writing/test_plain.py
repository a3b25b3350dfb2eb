"""What is left of a sentence without its punctuation and politeness."""

import pytest

from language.writing.plain import bare, squeeze


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("你好，世界！", "你好世界"), ("ＡＢＣ１２３", "abc123"), (" 第 二 个 。", "第二个"), ("“同意”", "同意"),
        ("好👌🏻", "好"), ("是\x00\x07", "是"), ("\u200b中\ufeff", "中"),
        ("买买提·示例", "买买提·示例"), ("", ""), ("😀", ""),
    ],
)  # fmt: skip
def test_punctuation_emoji_and_control_characters_are_taken_out(said: str, left: str) -> None:
    assert squeeze(said) == left


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("请问一下谢谢", "问一下"),
        ("嗯，好的吧", "好的"),
        ("那行", "行"),
        ("麻烦返回啊", "返回"),
        ("谢谢", "谢谢"),
        ("了", "了"),
    ],
)
def test_politeness_is_taken_off_both_ends_and_something_always_stays(said: str, left: str) -> None:
    assert bare(said) == left
