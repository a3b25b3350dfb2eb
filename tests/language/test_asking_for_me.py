"""The offer to put a question to others is taken up, mended and taken back in one's own words."""

import pytest

from language.asking_for_me import other_words, takes_the_question_back, without_the_wish_to_ask


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("那你替俺问问，管不管饭", "管不管饭"), ("不是，我问的是厕所能不能进", "厕所能不能进"),
        ("厕所能不能进", "厕所能不能进"),
    ],
)  # fmt: skip
def test_what_is_to_be_asked_is_left_of_a_wish_to_ask(said: str, asked: str) -> None:
    assert without_the_wish_to_ask(said) == asked


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        ("改成能不能重放", "能不能重放"), ("再加上谁通知我", "管不管饭；谁通知我"), ("对", None),
    ],
)  # fmt: skip
def test_a_question_is_put_in_other_words_before_it_is_sent(said: str, mended: str | None) -> None:
    assert other_words(said, "管不管饭") == mended


@pytest.mark.parametrize(("said", "back"), [("算了算了，不问了", True), ("问吧", False)])
def test_a_question_is_taken_back(said: str, back: bool) -> None:
    assert takes_the_question_back(said) == back
