"""Cantonese and traditional characters are put in the words that are said everywhere."""

from __future__ import annotations

import pytest

from language.writing.cantonese import in_common_chinese

READ = {
    "我想搵工": "我想找工作", "唔該，我要報名": "请，我要报名", "係": "是", "唔係": "不是",
    "補貼幾時到賬": "补贴什么时候到账",
    "唔知": "不知道", "我聽唔到": "我听不见", "有冇按摩班": "有没有按摩班",
    "我想學按摩，邊度有班": "我想学按摩，哪里有班",
    "我要报名": "我要报名", "关系": "关系", "關係": "关系", "我嗰個係數": "我那个系数", "的确": "的确", "": "",
}  # fmt: skip


@pytest.mark.parametrize(("said", "meant"), READ.items())
def test_cantonese_and_traditional_characters_are_put_in_common_words(said: str, meant: str) -> None:
    assert in_common_chinese(said) == meant
