"""Entities are found by how they sound, too."""

from typing import Any

import pytest

from tests.bot.telling import told_by_the_bot


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
