"""Whether the name was given on."""

import pytest

from language.given_on import asks_whether_given_on


@pytest.mark.parametrize(
    "said",
    ["我是问 我名字给单位了没有", "那现在我名字没给那个单位吧", "我的信息发给公司了吗", "你把我电话给人家了没"],
)
def test_who_asks_whether_the_name_was_given(said: str) -> None:
    assert asks_whether_given_on(said)


@pytest.mark.parametrize(
    "said",
    [
        "号码不会给别人吧",
        "单位给不给电话",
        "名字写对了没有",
        "我名字叫王示例",
        "单位能看到我名字吗",
        "谁把我名字给了单位",
    ],
)
def test_who_asks_something_else(said: str) -> None:
    assert not asks_whether_given_on(said)
