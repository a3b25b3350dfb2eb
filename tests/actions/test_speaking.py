"""Saying things again, and offering what was wished for earlier."""

from actions import speaking
from actions.turn import Turn
from tests.actions.conftest import Turns
from tests.actions.fake_tracker import fake_tracker

SAID = [
    {"event": "user"},
    {"event": "bot", "data": {"custom": {"text": "早先的话", "speech": None, "options": []}}},
    {"event": "user"},
    {"event": "bot", "data": {"custom": {"text": "报名号000012", "speech": "报名号0 0 0 0 1 2", "options": []}}},
    {"event": "bot", "data": {"custom": {"text": "还有一句", "speech": None, "options": []}}},
    {"event": "bot", "data": {"custom": {"awaiting": {"slot": "confirm"}}}},
]


def turn_after(turns: Turns, events: list[dict], intent: str = "repeat", **slots: object) -> Turn:
    return Turn(
        turns.context, turns.session, fake_tracker(turns.conversation.id, "…", intent, events=events, **slots)
    )


def test_the_whole_last_turn_is_repeated_word_for_word_and_nothing_before_it(turns: Turns) -> None:
    turn = turn_after(turns, SAID)
    speaking.repeat_last(turn)
    assert [message["text"] for message in turn.said] == ["报名号000012", "还有一句"]


def test_where_nothing_was_said_a_greeting_is(turns: Turns) -> None:
    turn = turn_after(turns, [])
    speaking.repeat_last(turn)
    assert len(turn.said) == 1


def test_spelling_leaves_the_text_and_parts_the_speech(turns: Turns) -> None:
    turn = turn_after(turns, SAID)
    speaking.spell_last(turn)
    assert turn.said[1] == {"text": "还有一句", "speech": "还 有 一 句", "options": []}


def test_the_rate_of_speech_stays_between_its_bounds(turns: Turns) -> None:
    turn = turn_after(turns, [], intent="speak_slower", speech_rate=-3)
    speaking.change_rate(turn)
    assert turn.get("speech_rate") == -3
    turn = turn_after(turns, [], intent="speak_faster", speech_rate=0)
    speaking.change_rate(turn)
    assert turn.get("speech_rate") == 1


def test_the_menu_ends_with_a_person_and_keeps_to_the_limit(turns: Turns) -> None:
    offered = speaking.menu(turns())
    assert len(offered) == 6
    assert offered[-1].title == "转人工"


def test_only_the_first_wish_is_offered(turns: Turns) -> None:
    turn = turns(wishes=[{"intent": "find_job", "text": ""}, {"intent": "apply_subsidy", "text": ""}])
    speaking.offer_wish(turn)
    assert turn.said[0]["text"].startswith("您刚才还想找工作。")
    nothing = turns()
    speaking.offer_wish(nothing)
    assert nothing.said == []
