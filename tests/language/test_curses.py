"""Abuse is a message of nothing else: a wish with a curse in it is a wish."""

import pytest

from language.curses import is_abuse
from tests.words import words


@pytest.mark.parametrize(
    "said",
    words(
        "垃圾 滚 滚开 你是傻逼 傻逼玩意 他妈的 操你妈 你们都是骗子 废物机器人 垃圾系统 神经病 什么破玩意儿 "
        "你个王八蛋 fuck sb 你有病吧"),
)  # fmt: skip
def test_abuse_is_heard(said: str) -> None:
    assert is_abuse(said)


@pytest.mark.parametrize(
    "said",
    words(
        "他妈的补贴咋还不到账 垃圾分类培训班 这破班啥时候开课 我想学废品回收 报名 骗子公司欠我工资 我被骗子骗了 "
        "我妈要报名 你好 不是 好 是 我是废物 我就是个废物 他妈妈想学面点 有骗子给我打电话"
    ),
)
def test_a_wish_with_a_curse_is_a_wish(said: str) -> None:
    assert not is_abuse(said)
