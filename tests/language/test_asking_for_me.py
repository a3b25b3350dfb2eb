"""The offer to put a question to others is taken up, mended and taken back in one's own words."""

import pytest

from language.asking_for_me import (
    asks_beside,
    asks_to_ask,
    goes_ahead,
    other_words,
    takes_the_question_back,
    without_the_wish_to_ask,
)


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("中恁替俺问问老伴能不能住", True), ("别替我问", False), ("那之前让你们问的还帮我问着吗", False),
        ("你帮我问了没", False), ("让你问的陪读呢", False),
    ],
)  # fmt: skip
def test_the_offer_to_ask_is_taken_up_in_ones_own_words(said: str, asks: bool) -> None:
    assert asks_to_ask(said) == asks


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("那你替俺问问，管不管饭", "管不管饭"), ("不是，我问的是厕所能不能进", "厕所能不能进"),
        ("厕所能不能进", "厕所能不能进"), ("替我问一问", ""), ("那你给问问呗", ""), ("也替我问", ""),
        ("那你替我问问基地，接站、带不带电脑，一块儿问了", "接站、带不带电脑"), ("管饭不管你给问问", "管饭不管"),
        ("你先帮我问问单位能不能在家干", "单位能不能在家干"), ("哎我问一下我户口能领不", "我户口能领不"),
        ("那就问问，顺便问问宿舍几个人一间", "宿舍几个人一间"), ("那帮我问问，问到了留个言就行", ""),
        ("问：有没有人接站", "有没有人接站"), ("问题是啥时候开课", "问题是啥时候开课"),
    ],
)  # fmt: skip
def test_what_is_to_be_asked_is_left_of_a_wish_to_ask(said: str, asked: str) -> None:
    assert without_the_wish_to_ask(said) == asked


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        ("改成能不能重放", "能不能重放"), ("再加上谁通知我", "管不管饭；谁通知我"), ("对", None),
        ("把补贴标准高不高也加上去", "管不管饭；补贴标准高不高"),
        ("我没问住宿呀，还要问孩子收不收，你给加上", "管不管饭；孩子收不收"),
        ("那你加上吧", None), ("后面那个改成：能不能重放", "管不管饭；能不能重放"),
    ],
)  # fmt: skip
def test_a_question_is_put_in_other_words_before_it_is_sent(said: str, mended: str | None) -> None:
    assert other_words(said, "管不管饭") == mended


@pytest.mark.parametrize(("said", "back"), [("算了算了，不问了", True), ("问吧", False)])
def test_a_question_is_taken_back(said: str, back: bool) -> None:
    assert takes_the_question_back(said) == back


def test_of_several_questions_the_one_that_is_pointed_at_is_changed() -> None:
    assert other_words("后面那个改成：晚饭管不管", "能不能重放；管不管饭") == "能不能重放；晚饭管不管"
    assert other_words("前面那个改成晚饭管不管", "能不能重放；管不管饭") == "晚饭管不管；管不管饭"


@pytest.mark.parametrize(
    ("said", "goes"),
    [
        ("对，就这么问，问完怎么告诉我呀", True), ("唉，先问吧", True), ("中就恁问吧", True), ("管不管饭", False),
        ("要不要钱也问上", False), ("不问了", False),
    ],
)  # fmt: skip
def test_a_question_is_let_go(said: str, goes: bool) -> None:
    assert goes_ahead(said) == goes


@pytest.mark.parametrize(("said", "beside"), [("顺便问问管不管饭", True), ("替我问问管不管饭", False)])
def test_a_question_is_put_beside_another(said: str, beside: bool) -> None:
    assert asks_beside(said) == beside


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("改，昌黎残疾人开店房租补不补", "昌黎残疾人开店房租补不补"),
        ("周末没写上 还有我想下午上 前面那个不用问了", "管不管饭；周末没写上 还有我想下午上"),
        ("读屏的不用问了，就问：外地户口能不能报", "外地户口能不能报"),
        ("公司名咋还没写上", None),
        ("问吧", None),
    ],
)
def test_a_question_is_mended_in_many_words(said: str, left: str | None) -> None:
    assert other_words(said, "能不能重放；管不管饭") == left
