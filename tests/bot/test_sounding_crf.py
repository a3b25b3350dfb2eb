"""Entities are found by how they sound, too."""

from typing import Any

import pytest

from tests.bot.telling import told_by_the_bot

SAID = (
    "我想学盲人按摩", "石家庄有没有面点的活", "在郑州找个工作", "下个月有没有美发班",
    "我想报名", "学推那在哪里", "谢谢", "",
)  # fmt: skip


@pytest.fixture(scope="module")
def told() -> Any:
    return told_by_the_bot("tests.bot.read_sounding_crf")


def test_a_homophone_has_the_same_syllables_and_pairs_and_another_character(told: Any) -> None:
    misheard, written = told
    different = {name for name in misheard if misheard[name] != written[name]}
    assert different == {"1:low"}
    assert written["0:pair"] == "tui na"


def test_what_does_not_match_is_not_looked_at(told: Any) -> None:
    assert not [name for name in told[0] if "pattern" in name]


@pytest.fixture(scope="module")
def kept() -> Any:
    return told_by_the_bot("tests.bot.read_persisted_crf", *SAID)


def test_a_field_that_was_loaded_finds_what_it_found_when_it_was_trained(kept: Any) -> None:
    assert kept["loaded"] == kept["trained"]
    assert sum(map(len, kept["trained"])) >= 5


def test_what_is_kept_is_the_field_and_not_what_it_learned_from(kept: Any) -> None:
    assert kept["files"] == ["entity.crfsuite", "order.json"]


def test_a_field_that_learned_nothing_finds_nothing(kept: Any) -> None:
    assert kept["of nothing"] == [[] for _ in SAID]
