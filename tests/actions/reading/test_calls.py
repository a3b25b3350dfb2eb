"""Who cannot telephone is heard however it is said."""

import pytest
from actions.reading.calls import hears_nothing, says_line_is_no_way, says_no_calls

from tests.actions.words import words


@pytest.mark.parametrize(
    "said",
    ["我 聋", "我聋 电话 不 能", "我是聋人", "聋哑人", "打不了电话", "电话 打 不 能", "我不能接电话", "听力残疾",
     "说不了话"],
)  # fmt: skip
def test_deafness_is_heard(said: str) -> None:
    assert says_no_calls(said)


@pytest.mark.parametrize("said", words("我不聋 我不是聋人 给我打电话 电话说错了 电话号码不对 没听清 看不见"))
def test_other_words_are_not_taken_for_it(said: str) -> None:
    assert not says_no_calls(said)


def test_nothing_heard_may_be_the_line() -> None:
    assert hears_nothing("我听不见")
    assert not says_no_calls("我听不见")


@pytest.mark.parametrize("said", words("打不通 我没有手机 我不敢打 没人接"))
def test_a_line_that_is_no_way_on_is_heard(said: str) -> None:
    assert says_line_is_no_way(said)
