"""One turn: what is heard, what is kept, what is said."""

import pytest

from actions.turn import Choice, Turn
from tests.actions.conftest import Turns
from tests.actions.fake_tracker import fake_tracker


def slots_written(turn: Turn) -> list[tuple[str, object]]:
    return [(event["name"], event["value"]) for event in turn.events if event["event"] == "slot"]


@pytest.mark.parametrize("text", ["转人工", "转人工。", "请转人工", " 转 人 工 "])
def test_a_taught_word_outweighs_the_model(turns: Turns, text: str) -> None:
    turn = turns(text, intent="greet", confidence=0.99)
    assert (turn.intent, turn.confidence) == ("talk_to_human", 1.0)


def test_a_slot_that_is_set_twice_is_written_once_with_its_last_value(turns: Turns) -> None:
    turn = turns()
    turn.set("place", "410100")
    turn.set("place", "130100")
    assert slots_written(turn) == [("place", "130100")]
    assert turn.get("place") == "130100"


def test_clearing_an_empty_slot_writes_nothing(turns: Turns) -> None:
    turn = turns(place="410100")
    turn.clear(["place", "occupation"])
    assert slots_written(turn) == [("place", None)]


def test_the_last_action_to_follow_wins(turns: Turns) -> None:
    turn = turns()
    turn.follow_with("enrol")
    turn.follow_with("action_listen")
    assert [event["name"] for event in turn.events] == ["action_listen"]


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


def test_a_message_is_new_until_another_action_has_run(turns: Turns) -> None:
    said = {"event": "user", "text": "", "timestamp": 0.0}
    action = {"event": "action", "name": "x"}
    for history, new in (([said], True), ([said, action], True), ([said, action, action], False)):
        tracker = fake_tracker(turns.conversation.id)
        tracker.events = history
        assert Turn(turns.context, turns.session, tracker).is_new_message is new


def test_a_long_silence_is_measured_between_the_last_two_messages(turns: Turns) -> None:
    tracker = fake_tracker(turns.conversation.id)
    tracker.events = [{"event": "user", "timestamp": at} for at in (0.0, 100.0, 100.0 + 7 * 3600)]
    assert Turn(turns.context, turns.session, tracker).quiet_for.total_seconds() == 7 * 3600


@pytest.mark.parametrize(("category", "deaf"), [("1", False), ("2", True), ("3", True), ("4", False)])
def test_who_cannot_take_calls_shows_by_the_number_that_was_given(turns: Turns, category: str, deaf: bool) -> None:
    assert turns(certificate_number=f"41999919700101001X{category}3").cannot_take_calls is deaf
    assert turns().cannot_take_calls is False
