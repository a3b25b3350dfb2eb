"""Who will not, and who says that something is wrong."""

from __future__ import annotations

import pytest

from language.refusals import denies_the_thing, denies_what_it_names, speaks_of_the_office
from language.yes_no import refuses


@pytest.mark.parametrize(
    ("said", "refused"), [("不用了", True), ("不要。", True), ("没有", False), ("不对", False), ("2", False)]
)
def test_a_refusal_is_no_denial(said: str, refused: bool) -> None:
    assert refuses(said) == refused


@pytest.mark.parametrize(
    "said", ["我没有让您查报名不必办", "请千万不要替我报名", "我没叫你查啥记录，别弄了", "别转人工"]
)
def test_what_is_not_to_be_done_is_no_wish(said: str) -> None:
    assert denies_what_it_names(said)


@pytest.mark.parametrize(
    "said",
    [
        "不想学按摩想学面点",
        "我不想在家待着了想找个活",
        "没想好学啥你给我推荐个",
        "我想学面点",
        "不办低保我就问护理补贴",
    ],
)
def test_a_wish_beside_a_denial_is_still_one(said: str) -> None:
    assert not denies_what_it_names(said)


@pytest.mark.parametrize(("said", "so"), [("那基地的事就别问了", True), ("算了算了俺叫孙女记住", False)])
def test_who_gives_up_what_the_office_was_to_do_says_so(said: str, so: bool) -> None:
    assert speaks_of_the_office(said) is so


@pytest.mark.parametrize(
    ("said", "denies"),
    [
        ("我的报名别给我退了", True),
        ("别删", True),
        ("不删，也不退班", True),
        ("把班退了", False),
        ("别的班有没有", False),
    ],
)
def test_what_is_not_to_be_undone_is_denied(said: str, denies: bool) -> None:
    assert denies_the_thing(said) is denies
