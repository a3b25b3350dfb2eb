"""A claim to be taken back is told from a claim to be made, and from leaving a class."""

import pytest
from actions.reading.withdrawal import wants_to_withdraw_claim


@pytest.mark.parametrize(
    "said",
    ["把补贴申请撤回", "撤 回 申请 补贴", "补贴申请我不要了，撤了", "给我撤了，我不领了", "取消补贴申请",
     "能不能撤销申领", "撤回补贴申请", "补贴我不要了"],
)  # fmt: skip
def test_a_wish_to_take_the_claim_back(said: str) -> None:
    assert wants_to_withdraw_claim(said)


@pytest.mark.parametrize(
    "said",
    ["我要申请补贴", "取消报名", "撤回推荐", "取消", "补贴申请被撤回了", "为什么撤了我的补贴", "不要撤回补贴",
     "别撤我的申请", "补贴撤回以后还能申请吗", "我要退班", "补贴申请撤了没有", ""],
)  # fmt: skip
def test_no_wish_to_take_a_claim_back(said: str) -> None:
    assert not wants_to_withdraw_claim(said)
