"""When the classifier of intents decides on a short message."""

from typing import Any

from bot.reading.plain_messages import is_plain, read_by_intent

STORY = {"start": 0, "end": 5, "role": "background", "intent": None, "value": None, "option": None, "about": None,
         "topics": [], "confidence": 0.5}  # fmt: skip


def read(intent: str, confidence: float, text: str = "我想学面点", **facts: Any) -> dict[str, Any]:
    """The only segment of a message whose reading was a story."""
    situation = {"slot": None, **facts}
    return read_by_intent(text, [STORY], {"name": intent, "confidence": confidence}, situation)[0]


def test_a_sure_intent_decides() -> None:
    assert read("browse_courses", 0.9)["role"] == "wish"
    assert read("browse_courses", 0.9)["intent"] == "browse_courses"
    assert read("repeat", 0.9)["role"] == "steering"


def test_an_unsure_one_does_not() -> None:
    assert read("browse_courses", 0.7) == STORY


def test_what_depends_on_the_question_is_left_to_the_reading() -> None:
    for intent in ("inform", "affirm", "deny", "choose_option", "correct"):
        assert read(intent, 1.0) == STORY


def test_two_pieces_are_not_plain() -> None:
    assert not is_plain("好的，那费用呢")
    assert is_plain("多少钱？")
    assert read("browse_courses", 0.9, "好的，我想学面点") == STORY


def test_an_order_is_one_whatever_was_asked() -> None:
    assert read("repeat", 0.9, "再说一遍", slot="occupation")["role"] == "steering"


def test_an_answer_to_the_open_question_stays_one() -> None:
    answer = {**STORY, "role": "answer"}
    kept = read_by_intent("面点", [answer], {"name": "browse_courses", "confidence": 0.9}, {"slot": "occupation"})
    assert kept == [answer]
