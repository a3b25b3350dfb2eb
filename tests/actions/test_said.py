"""What is said back in a turn: each choice once, and each number for one choice."""

from actions.said import Choice
from tests.actions.conftest import Turns


def test_no_key_stands_for_two_choices_of_one_turn(turns: Turns) -> None:
    turn = turns()
    turn.say_plain("一", options=[Choice("甲", "甲"), Choice("乙", "乙")])
    turn.say_plain("二", options=[Choice("丙", "丙")])
    assert [option["key"] for message in turn.said.messages for option in message["options"]] == ["1", "2", "3"]


def test_the_choices_of_a_turn_are_one_list_at_its_question(turns: Turns) -> None:
    turn = turns()
    turn.say_plain("不要紧", options=[Choice("转人工", "转人工")])
    turn.said.gather_choices()
    assert turn.said.option_limit == 5
    turn.say_plain("选一个", options=[Choice("甲", "甲")])
    turn.said.add_choices()
    assert turn.said.messages[0]["options"] == []
    options = turn.said.messages[1]["options"]
    assert [(option["key"], option["title"]) for option in options] == [("1", "甲"), ("2", "转人工")]


def test_a_choice_that_the_question_brings_itself_is_not_added_again(turns: Turns) -> None:
    turn = turns()
    turn.say_plain("不要紧", options=[Choice("转人工", "转人工")])
    turn.said.gather_choices()
    turn.say_plain("选一个", options=[Choice("转人工", "转人工")])
    turn.said.add_choices()
    assert len(turn.said.messages[1]["options"]) == 1
