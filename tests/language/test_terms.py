"""Words that somebody asks the meaning of."""

import pytest

from language.terms import TERMS, term_asked_about
from server.words import word


@pytest.mark.parametrize(
    ("said", "term"),
    [
        ("电子商务那是弄啥的呀俺可不识字", "e_commerce"), ("“灵活”上班是什么意思？请用一句话", "flexible"),
        ("什么是课时", "lesson_hours"), ("原则上是什么意思", "in_principle"), ("西点是啥。是面包吗", "baking"),
        ("什么叫登记", "registration"), ("客服是干啥的", "customer_service"), ("报名号忘了咋办", "receipt"),
        ("哎呀这号码俺记不住", "receipt"),
    ],
)  # fmt: skip
def test_the_word_that_is_asked_about_is_found(said: str, term: str) -> None:
    assert term_asked_about(said) == term


@pytest.mark.parametrize(
    "said",
    [
        "补贴是啥时候发",
        "推荐是什么时候推荐的",
        "人工是什么时候上班",
        "我想学电子商务",
        "社保交不交",
        "手机号忘了",
        "证丢了",
    ],
)
def test_what_asks_something_else_asks_no_meaning(said: str) -> None:
    assert term_asked_about(said) is None


@pytest.mark.parametrize("term", TERMS)
def test_every_word_is_explained(term: str) -> None:
    assert word(f"term.{term}").text
