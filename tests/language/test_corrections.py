"""What takes something back, what only asks, and which value is meant."""

import pytest
from actions.correction_words import (
    CORRECTING,
    NEW_VALUE,
    REJECTED,
    clauses,
    says_it_was_said,
    takes_back,
    wants_another,
)

from tests.words import words

TAKES_BACK = words(
    """不对 不对是中级 不是 不是郑州 说错了 刚才手机号说错了 手机号写错了 打错了 改成中级 改为兼职 换成开封
    名字应该是李示例 我要改手机号 更正一下 选错了 输错了"""
)
TAKES_NOTHING_BACK = words("对不对 是不是要交钱 中不中 没说错 我没写错 要不是你说 你好 面点 13900000000 没错")


@pytest.mark.parametrize("said", TAKES_BACK)
def test_a_correction_is_heard(said: str) -> None:
    assert CORRECTING.search(said)


@pytest.mark.parametrize("said", TAKES_NOTHING_BACK)
def test_a_question_takes_nothing_back(said: str) -> None:
    assert not CORRECTING.search(said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("不对是中级", "中级"), ("不是初级是中级", "中级"), ("是中级不是初级", "中级"), ("不是初级，是中级", "中级"),
        ("我说的不是郑州，我说的是开封", "开封"), ("改成开封", "开封"), ("不是郑州而是开封", "开封"),
        ("手机号错了，是13900000000", "13900000000"), ("是开封，不要郑州", "开封"), ("名字应该是李示例", "李示例"),
    ],
)  # fmt: skip
def test_the_new_value_is_told_from_the_rejected_one(said: str, meant: str) -> None:
    found = NEW_VALUE.match(REJECTED.sub("", said))
    assert found
    assert found.group(1).strip("，。") == meant


def test_a_rejected_value_alone_leaves_nothing() -> None:
    assert REJECTED.sub("", "不是郑州") == ""


@pytest.mark.parametrize("said", words("刚才不是说了吗 我不是说过了吗 我都说过了 已经报过了呀 前面给过了"))
def test_pointing_out_that_it_was_said_takes_nothing_back(said: str) -> None:
    assert says_it_was_said(said)
    assert not takes_back(said)


@pytest.mark.parametrize("said", words("刚才手机号说错了 不是郑州 手机号报错了 不对 石家庄"))
def test_a_correction_does_not_point_out_that_it_was_said(said: str) -> None:
    assert not says_it_was_said(said)


@pytest.mark.parametrize("said", words("换一个 换个班 我想换一个岗位看看 再换一家吧 另选一个"))
def test_another_one_is_wished_for(said: str) -> None:
    assert wants_another(said)


@pytest.mark.parametrize("said", words("换成开封 换手机号了 我想换一个离家近的工作 第二个"))
def test_a_new_value_is_no_wish_for_any_other(said: str) -> None:
    assert not wants_another(said)


def test_a_sentence_falls_into_its_clauses() -> None:
    assert clauses("名字错了，是李示例。手机号也错了") == ["名字错了", "是李示例", "手机号也错了"]
