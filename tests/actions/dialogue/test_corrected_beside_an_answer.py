"""What is named beside an answer and takes nothing back is only told."""

from actions.context import ActionContext
from tests.actions.drive import Talk
from tests.actions.leading import to_enrolling, to_the_last_question
from tests.actions.registered import rows

YES = {"value": "yes"}


def test_a_name_told_with_the_consent_takes_nothing_back(talk: Talk) -> None:
    to_enrolling(talk, "consent").say(
        "同意同意我叫韩桂兰",
        named=[("person_name", "韩桂兰", "韩桂兰")],
        segments=[("同意同意", "answer", "affirm", YES), ("我叫韩桂兰", "correction", "correct", {"about": "name"})],
    )
    assert talk.awaited == "certificate_number"
    assert talk.facts["person_name"] == "韩桂兰"


def test_a_yes_with_the_place_that_stands_already_is_a_yes(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk).say(
        "对 是郑州的",
        segments=[("对 ", "answer", "affirm", YES), ("是郑州的", "correction", "correct", {"about": "place"})],
    )
    assert rows(context)["enrolments"] == 1


def test_a_yes_with_another_place_is_none_yet(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk).say(
        "可以 我住中牟县",
        named=[("place", "中牟县", "410122", "wanted", "lives")],
        segments=[("可以 ", "answer", "affirm", YES), ("我住中牟县", "correction", "correct", {"about": "place"})],
    )
    assert rows(context)["enrolments"] == 0
    assert "中牟县" in talk.heard
    assert talk.awaited == "confirm"


def test_who_says_that_they_agreed_has_agreed(talk: Talk) -> None:
    to_enrolling(talk, "consent").say(
        "我说了同意同意你没听见啊",
        segments=[("我说了同意同意", "steering", "already_said"), ("你没听见啊", "social", "grumble")],
    )
    assert talk.awaited == "certificate_number"
