"""Choosing one of what is on offer."""

from typing import Any

import pytest

from actions.questions.choice import ChoiceQuestion, Item
from actions.questions.question import Problem
from tests.actions.conftest import Turns
from tests.actions.questions.heard import certain, parse

ALL = [
    Item(number, f"示例课程{name}", f"选班{number}") for number, name in enumerate("甲乙丙丁戊己庚辛壬", start=101)
]


class ClassesQuestion(ChoiceQuestion):
    """Nine things to choose from."""

    slot = "class_choice"

    def items(self, turn: Any) -> list[Item]:
        return ALL

    def introduce(self, turn: Any, items: list[Item], shown: int, attempt: int) -> tuple[str, dict[str, Any]]:
        return "ask.class_choice", {"items": f"有{len(items)}个班。"}


QUESTION = ClassesQuestion()
OFFERED = {
    "slot": "class_choice",
    "start": 0,
    "next": 5,
    "items": [[one.value, one.title, one.payload] for one in ALL[:5]],
}


def test_a_page_holds_six_and_the_last_is_more(turns: Turns) -> None:
    turn = turns()
    QUESTION.ask(turn, attempt=0)
    titles = [option["title"] for option in turn.said.messages[-1]["options"]]
    assert titles == [*(one.title for one in ALL[:5]), "更多"]
    assert turn.get("offered") == OFFERED


def test_more_shows_what_was_not_shown(turns: Turns) -> None:
    turn = turns("更多", offered=OFFERED)
    assert certain(QUESTION, turn)
    assert parse(QUESTION, turn) == Problem("problem.more")
    QUESTION.ask(turn, attempt=0)
    assert [option["title"] for option in turn.said.messages[-1]["options"]] == [one.title for one in ALL[5:]]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("第二个", 102), ("第２个", 102), ("2", 102), ("最后一个", 105), ("倒数第二个", 104), ("选班103", 103),
        ("示例课程丙", 103), ("课程丁", 104), ("选第三个", 103), ("就头一个", 101),
    ],
)  # fmt: skip
def test_one_is_chosen_by_order_by_payload_by_title_or_by_a_word_of_it(turns: Turns, said: str, value: int) -> None:
    assert parse(QUESTION, turns(said, offered=OFFERED)) == value


@pytest.mark.parametrize("said", ["第七个", "第九十九个", "倒数第六个"])
def test_a_choice_that_is_not_there_is_said_to_be_none(turns: Turns, said: str) -> None:
    assert parse(QUESTION, turns(said, offered=OFFERED)) == Problem("problem.no_such_choice", {"count": 5})


@pytest.mark.parametrize("said", ["", "示例课程", "咋选", "多少钱", "最后再说吧", "甲", "😀"])
def test_what_fits_several_or_none_chooses_nothing(turns: Turns, said: str) -> None:
    assert parse(QUESTION, turns(said, offered=OFFERED)) is None


def test_a_yes_chooses_the_only_one(turns: Turns) -> None:
    one = {**OFFERED, "items": OFFERED["items"][:1]}
    assert parse(QUESTION, turns("好的", "affirm", offered=one)) == 101
    assert parse(QUESTION, turns("好的", "affirm", offered=OFFERED)) is None


def test_what_another_question_offered_cannot_be_chosen(turns: Turns) -> None:
    assert parse(QUESTION, turns("第一个", offered={**OFFERED, "slot": "job_choice"})) is None


def test_what_is_chosen_is_no_longer_on_offer(turns: Turns) -> None:
    turn = turns("第一个", offered=OFFERED)
    QUESTION.accept(turn, 101)
    assert (turn.get("class_choice"), turn.get("offered")) == (101, None)


def test_what_was_shown_on_an_earlier_page_is_meant_by_its_words(turns: Turns) -> None:
    shown = {"class_choice": [[one.value, one.title] for one in ALL]}
    turn = turns("头一个那个示例课程壬的我要看看", offered=OFFERED, shown=shown)
    assert parse(QUESTION, turn) == ALL[-1].value
