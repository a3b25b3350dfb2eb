"""Saying things again."""

from actions import speaking
from actions.turn import Turn
from tests.actions.conftest import Turns
from tests.actions.fake_tracker import fake_tracker
from tests.actions.readings import parsed

SAID = [
    {"event": "user"},
    {"event": "bot", "data": {"custom": {"text": "早先的话", "speech": None, "options": []}}},
    {"event": "user"},
    {"event": "bot", "data": {"custom": {"text": "报名号000012", "speech": "报名号0 0 0 0 1 2", "options": []}}},
    {"event": "bot", "data": {"custom": {"text": "还有一句", "speech": None, "options": []}}},
    {"event": "bot", "data": {"custom": {"awaiting": {"slot": "confirm"}}}},
]


def turn_after(turns: Turns, events: list[dict]) -> Turn:
    tracker = fake_tracker(turns.conversation.id, parsed("…", "repeat"), events)
    return Turn(turns.context, turns.session, tracker)


def test_the_whole_last_turn_is_repeated_word_for_word_and_nothing_before_it(turns: Turns) -> None:
    turn = turn_after(turns, SAID)
    speaking.repeat_last(turn)
    assert [message["text"] for message in turn.said.messages] == ["报名号000012", "还有一句"]


def test_where_nothing_was_said_a_greeting_is(turns: Turns) -> None:
    turn = turn_after(turns, [])
    speaking.repeat_last(turn)
    assert len(turn.said.messages) == 1


def test_spelling_leaves_the_text_and_parts_the_speech(turns: Turns) -> None:
    turn = turn_after(turns, SAID)
    speaking.spell_last(turn)
    assert turn.said.messages[1] == {"text": "还有一句", "speech": "还 有 一 句", "options": []}
