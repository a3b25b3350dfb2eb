"""Who will not, and who says that something is wrong."""

from __future__ import annotations

import pytest

from language.refusals import denies_distress, ends_with_a_refusal, gives_the_matter_up, sets_a_condition
from language.yes_no import refuses


@pytest.mark.parametrize(
    ("said", "refused"), [("不用了", True), ("不要。", True), ("没有", False), ("不对", False), ("2", False)]
)
def test_a_refusal_is_no_denial(said: str, refused: bool) -> None:
    assert refuses(said) == refused


@pytest.mark.parametrize("said", ["转了他们就知道我是谁了吗，那不要了", "那不退了", "先不办", "算了吧", "别转了"])
def test_the_last_word_can_be_a_refusal(said: str) -> None:
    assert ends_with_a_refusal(said)


@pytest.mark.parametrize("said", ["不登记了还能看吗", "不是", "好，要", "要不要办", "是的，不改了就这样办"])
def test_a_question_or_a_plain_answer_is_none(said: str) -> None:
    assert not ends_with_a_refusal(said)


def test_an_agreement_can_hang_on_something() -> None:
    assert sets_a_condition("对，但是要是路太远到时候不去了能不能退，能退就报")
    assert not sets_a_condition("对，就报这个")


@pytest.mark.parametrize(
    ("said", "fine"), [("谁要打那个号，我好好的", True), ("没事，我走了就好了", False), ("我难受", False)]
)
def test_who_is_well_says_so(said: str, fine: bool) -> None:
    assert denies_distress(said) == fine


@pytest.mark.parametrize(
    ("said", "up"), [("我不报了", True), ("不想报了", True), ("算了不学了", True), ("不要了", False)]
)
def test_a_matter_is_given_up_in_its_own_verb(said: str, up: bool) -> None:
    assert gives_the_matter_up(said) == up
