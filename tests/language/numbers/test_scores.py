"""A score of five, however it is given."""

import pytest

from language.numbers.scores import read_score


@pytest.mark.parametrize(
    ("said", "score"),
    [
        ("给四分", 4),
        ("打5分吧", 5),
        ("老师讲得挺好，给五分", 5),
        ("三颗星", 3),
        ("给个五", 5),
        ("这门课我打两分，太吵了", 2),
    ],
)
def test_a_score_inside_a_sentence_is_named_one(said: str, score: int) -> None:
    assert read_score(said, only_named=True) == score


@pytest.mark.parametrize(
    ("said", "score"),
    [
        ("打分我给八分满分十分", 4),
        ("满分十分我给六分", 3),
        ("十分满分八分", 4),
        ("90分，满分100分", 5),
        ("8/10", 4),
        ("十分制的话七分", 4),
        ("十分里给两分", 1),
        ("一百分里头二十分", 1),
        ("满分十分我给四分", 2),
        ("百分制八十分", 4),
        ("满分五分我给四分", 4),
    ],
)
def test_a_score_out_of_ten_or_a_hundred_is_converted(said: str, score: int) -> None:
    assert read_score(said, only_named=True) == score


@pytest.mark.parametrize(
    ("said", "score"),
    [
        ("八分满十分合成五分那不就是四分嘛", 4),
        ("八分满十分合成五分", 4),
        ("五分改成四分", 4),
        ("咋记成五分了我说的是四分", 4),
        ("我说的是四分咋记成五分了", 4),
        ("四分 四五六的四 不是五", 4),
        ("不是五分，是三分", 3),
        ("改成四", 4),
    ],
)
def test_of_several_the_last_one_that_is_meant_counts(said: str, score: int) -> None:
    assert read_score(said, only_named=True) == score


@pytest.mark.parametrize("said", ["十分满意", "十分钟就到", "打分吧", "我讲一下", "分数是多少", "不是五分"])
def test_what_only_sounds_like_a_score_is_none(said: str) -> None:
    assert read_score(said, only_named=True) is None


@pytest.mark.parametrize(("said", "score"), [("4", 4), ("五", 5), ("满分", 5), ("打满分", 5), ("9分", 9), ("0分", 0)])
def test_a_bare_answer_is_one(said: str, score: int) -> None:
    assert read_score(said) == score
