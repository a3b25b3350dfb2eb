"""What is a question by its form alone."""

import pytest

from language.asking import (
    asks_by_form,
    asks_either_way,
    asks_how_much,
    asks_how_to_undo,
    asks_if_it_is_done,
    asks_in_general,
)


@pytest.mark.parametrize("text", ["安全不安全", "保不保密？", "收不收", "有没有"])
def test_a_word_and_its_denial_ask(text: str) -> None:
    assert asks_either_way(text)


@pytest.mark.parametrize("text", ["安全", "王不凡", "不安全", "安安"])
def test_other_words_do_not(text: str) -> None:
    assert not asks_either_way(text)


@pytest.mark.parametrize("text", ["能领多少", "补贴几百块", "给多少钱", "补贴标准是啥"])
def test_an_amount_is_asked_for(text: str) -> None:
    assert asks_how_much(text)


@pytest.mark.parametrize("text", ["培训补贴一年能领几次", "查一下我的补贴到哪一步了"])
def test_how_often_and_how_far_are_no_amounts(text: str) -> None:
    assert not asks_how_much(text)


@pytest.mark.parametrize("text", ["工作人员回复了吗", "人工怎么还不来", "人工回复了没", "还来不来"])
def test_particles_and_question_words_ask(text: str) -> None:
    assert asks_by_form(text)


@pytest.mark.parametrize("text", ["转人工", "能给我转人工吗", "可以找个人吗", "找工作人员"])
def test_a_request_asks_for_something_to_be_done(text: str) -> None:
    assert not asks_by_form(text)


@pytest.mark.parametrize(
    ("said", "general"), [("培训合格证书归谁发", True), ("我的证书归谁发", False), ("证书下来没有", False)]
)
def test_how_it_is_for_everyone_is_told_from_ones_own(said: str, general: bool) -> None:
    assert asks_in_general(said) == general


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("以后我想删掉怎么删", True),
        ("咋退班", True),
        ("把我的信息删了", False),
        ("删了咋办", False),
        ("怎么还没退", False),
    ],
)
def test_how_something_is_undone_is_asked(said: str, asks: bool) -> None:
    assert asks_how_to_undo(said) is asks


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("那我等着报名都弄妥了吧", True), ("推荐上了没有", True), ("报的是谁呀 是张示例吧", True),
        ("晚上有没有", False), ("几点上课", False),
    ],
)  # fmt: skip
def test_whether_a_matter_is_done_is_asked(said: str, asks: bool) -> None:
    assert asks_if_it_is_done(said) is asks
