"""One turn: what is heard, what is kept, what is said."""

import pytest

from actions.turn import Choice, Turn
from tests.actions.conftest import Turns
from tests.actions.fake_tracker import fake_tracker
from tests.actions.readings import parsed


def test_a_fact_is_kept_until_it_is_forgotten(turns: Turns) -> None:
    turn = turns(place="410100")
    turn.set("place", "130100")
    assert turn.get("place") == "130100"
    turn.set("place", None)
    assert turn.get("place") is None
    assert "place" not in turn.state.facts


def test_what_was_dealt_with_is_left_to_nobody(turns: Turns) -> None:
    cut = [("面点，", "answer", "inform"), ("管住吗", "question", "ask_course_detail")]
    turn = turns("面点，管住吗", reading={"segments": cut})
    assert not turn.has_dealt
    turn.deal_with(*turn.left("answer"))
    assert turn.left("answer") == []
    assert [one.text for one in turn.left("question")] == ["管住吗"]
    assert turn.has_dealt


def test_no_key_stands_for_two_choices_of_one_turn(turns: Turns) -> None:
    turn = turns()
    turn.say_plain("一", options=[Choice("甲", "甲"), Choice("乙", "乙")])
    turn.say_plain("二", options=[Choice("丙", "丙")])
    assert [option["key"] for message in turn.said for option in message["options"]] == ["1", "2", "3"]


def test_the_choices_of_a_turn_are_one_list_at_its_question(turns: Turns) -> None:
    turn = turns()
    turn.say_plain("不要紧", options=[Choice("转人工", "转人工")])
    turn.gather_choices()
    assert turn.option_limit == 5
    turn.say_plain("选一个", options=[Choice("甲", "甲")])
    turn.add_choices()
    assert turn.said[0]["options"] == []
    assert [(option["key"], option["title"]) for option in turn.said[1]["options"]] == [("1", "甲"), ("2", "转人工")]


def test_a_choice_that_the_question_brings_itself_is_not_added_again(turns: Turns) -> None:
    turn = turns()
    turn.say_plain("不要紧", options=[Choice("转人工", "转人工")])
    turn.gather_choices()
    turn.say_plain("选一个", options=[Choice("转人工", "转人工")])
    turn.add_choices()
    assert len(turn.said[1]["options"]) == 1


def test_a_long_silence_is_measured_between_the_last_two_messages(turns: Turns) -> None:
    tracker = fake_tracker(turns.conversation.id, parsed(""))
    tracker.events = [{"event": "user", "timestamp": at} for at in (0.0, 100.0, 100.0 + 7 * 3600)]
    assert Turn(turns.context, turns.session, tracker).quiet_for.total_seconds() == 7 * 3600


@pytest.mark.parametrize(("category", "deaf"), [("1", False), ("2", True), ("3", True), ("4", False)])
def test_who_cannot_take_calls_shows_by_the_number_that_was_given(turns: Turns, category: str, deaf: bool) -> None:
    assert turns(certificate_number=f"41999919700101001X{category}3").cannot_take_calls is deaf
    assert turns().cannot_take_calls is False
