"""The same answer twice in a row is none: the question is noted, and can be put to who knows."""

from tests.actions.drive import Talk
from tests.actions.leading import to_enrolling

COST = {"role": "question", "topics": ["cost"]}


def test_who_asks_again_is_not_told_the_same_again(talk: Talk) -> None:
    to_enrolling(talk, "class_choice").say("要不要钱", "ask_course_detail", **COST)
    first = talk.messages[0]["text"]
    talk.say("我问的是吃饭得花多少", "ask_course_detail", **COST)
    assert first not in talk.heard
    assert "替我问一问" in talk.options


def test_who_asks_to_hear_it_again_hears_it_again(talk: Talk) -> None:
    to_enrolling(talk, "class_choice").say("要不要钱", "ask_course_detail", **COST)
    first = talk.messages[0]["text"]
    talk.say("再说一遍，要不要钱", "ask_course_detail", **COST)
    assert first in talk.heard
