"""An option on offer that was heard in other characters is the option."""

from __future__ import annotations

import pytest

from server.conversation.hearing.options import with_options
from tests.server.conversation.hearing.spoken import asked

CLASSES = asked("class", "choice", ("盲人按摩，郑州", "电子商务，开封", "面点，洛阳"))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("第二哥", "第二个"), ("忙人按摩", "盲人按摩"), ("电子商物", "电子商务"), 
        ("我要学忙人按磨", "我要学盲人按摩"),
        ("盲人按摩", "盲人按摩"), ("我要回家", "我要回家"), ("", ""),
    ],
)  # fmt: skip
def test_what_sounds_like_an_option_is_written_as_it(said: str, meant: str) -> None:
    assert with_options(said, CLASSES) == meant


def test_two_options_of_the_same_sound_are_left_to_be_asked() -> None:
    assert with_options("市立", asked("category", "choice", ("视力", "势力"))) == "市立"


def test_nothing_on_offer_changes_nothing() -> None:
    assert with_options("第二哥", None) == "第二哥"


def test_a_no_is_never_made_of_another_sound() -> None:
    assert with_options("同意", asked("consent", "yes_no", ("同意", "不同意"))) == "同意"
    assert with_options("都同意", asked("consent", "yes_no", ("同意", "不同意"))) == "都同意"
