"""What is a question by its form alone."""

import pytest

from language.asking import (
    asks_by_form,
    asks_either_way,
    asks_how_much,
    asks_in_general,
    asks_what_for,
    forbids_telling,
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
    "said",
    [
        "你们要这些弄啥，不会转手给我卖了吧",
        "不是说验证码谁也不能给吗，你要它干啥",
        "证号给你们安全不",
        "不是问钱 要证号干什么用的",
    ],
)
def test_what_a_number_is_for_is_asked(said: str) -> None:
    assert asks_what_for(said)


@pytest.mark.parametrize("said", ["41010219900101123X42", "我不知道", "等一下我拿证", "俺叫王示例"])
def test_an_answer_asks_nothing(said: str) -> None:
    assert not asks_what_for(said)


@pytest.mark.parametrize(
    ("said", "general"), [("培训合格证书归谁发", True), ("我的证书归谁发", False), ("证书下来没有", False)]
)
def test_how_it_is_for_everyone_is_told_from_ones_own(said: str, general: bool) -> None:
    assert asks_in_general(said) == general


@pytest.mark.parametrize(
    ("said", "forbids"),
    [
        ("行，不过先别说我是视力三级", True), ("别告诉厂里我有病", True), ("可别跟俺老板说", True),
        ("能不能告诉我几点上课", False), ("我特别想知道几点上课", False), ("好，别再说了，报吧", False),
        ("没别的要说了，报吧", False), ("能不能提前退班", False),
    ],
)  # fmt: skip
def test_what_is_not_to_be_told_is_told_from_everyday_talk(said: str, forbids: bool) -> None:
    assert forbids_telling(said) == forbids
