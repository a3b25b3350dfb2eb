"""Traditional characters are written simplified, one for one."""

from __future__ import annotations

import pytest

from language.writing.cantonese import TRADITIONAL
from language.writing.simplified import MORE, simplified


@pytest.mark.parametrize(
    ("heard", "written"),
    [("殘疾人證辦好了沒", "残疾人证办好了没"), ("會議幾點開", "会议几点开"), ("盲人按摩", "盲人按摩"), ("", "")],
)
def test_traditional_characters_become_simplified(heard: str, written: str) -> None:
    assert simplified(heard) == written


def test_no_character_stands_in_both_tables_or_for_itself() -> None:
    assert not set(MORE) & set(TRADITIONAL)
    assert not [one for one, simple in MORE.items() if one == simple]


def test_what_is_simplified_stays_as_it_is() -> None:
    assert not set(MORE) & set(MORE.values())
