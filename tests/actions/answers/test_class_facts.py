"""What is asked of classes is answered from the records; what they do not hold is said to be missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.answers.catalogue_questions import answer
from actions.answers.class_facts import FACTS, start
from actions.answers.course import cost_of
from actions.answers.open_questions import noted
from server.registry.models import TrainingClass
from server.words import word
from tests.actions.conftest import Turns
from tests.samples import a_class


def ask(turns: Turns, topic: str, *offered: TrainingClass) -> str:
    """Ask about a list of these."""
    turns.session.flush()
    items = [[one.id, f"示例{one.id:04d}", str(one.id)] for one in offered]
    reading = {"topics": [topic]}
    said = "有什么不一样" if topic == "difference" else "请问呢"
    turn = turns(said, "ask_course_detail", reading=reading, offered={"slot": "class_choice", "items": items})
    assert answer(turn, turn.reading.whole)
    return "".join(message["text"] for message in turn.said.messages)


def of_course(made: TrainingClass, **fields: Any) -> TrainingClass:
    for name, value in fields.items():
        setattr(made.course, name, value)
    return made


def of_base(made: TrainingClass, **fields: Any) -> TrainingClass:
    for name, value in fields.items():
        setattr(made.base, name, value)
    return made


def test_the_fees_of_all_are_said(turns: Turns) -> None:
    free, dear = of_course(a_class(turns.session), fee_yuan=0), of_course(a_class(turns.session), fee_yuan=300)
    assert "免费" in ask(turns, "cost", free)
    heard = ask(turns, "cost", free, dear)
    assert "第1个免费" in heard
    assert "第2个学费300元" in heard


@pytest.mark.parametrize(
    ("topic", "field", "yes", "no"),
    [
        ("lodging", "boarding", "提供住宿", "不提供住宿"), ("sign", "sign_interpreter", "有手语翻译", "没有手语翻译"),
        ("step_free", "step_free", "场地无台阶", "没有写明"),
        ("braille", "braille_or_audio", "有盲文或语音教材", "没有盲文和语音教材"),
    ],
)  # fmt: skip
def test_which_of_them_have_what_is_needed_is_said(turns: Turns, topic: str, field: str, yes: str, no: str) -> None:
    with_it, without = a_class(turns.session, **{field: True}), a_class(turns.session)
    heard = ask(turns, topic, with_it, without)
    assert f"第1个{yes}" in heard
    assert "第2个" in heard
    alone = ask(turns, topic, with_it)
    assert yes in alone
    assert "第" not in alone
    assert no in ask(turns, topic, without)


WRITTEN: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any], str]] = [
    ("meals", {"meals": "included"}, {}, {}, "管饭"),
    ("meals", {"meals": "own_cost"}, {}, {}, "自己花钱"),
    ("hours", {"daily_hours": "早上9点到11点", "weekends": False}, {}, {}, "早上9点到11点，周末不上课"),
    ("weekends", {"weekends": True}, {}, {}, "周末也上课"),
    ("companion", {"companion_allowed": True, "companion_lodging": False}, {}, {}, "陪的人要自己找地方住"),
    ("companion", {"companion_allowed": False}, {}, {}, "家里人不能陪着上课"),
    ("teacher", {"teacher": "示例老师，从业十年"}, {}, {}, "从业十年"),
    ("bring", {"bring": "围裙"}, {}, {}, "要带围裙"),
    ("by_parents", {"parents_may_apply": True}, {}, {}, "家里人可以代报名"),
    ("by_parents", {"parents_may_apply": False}, {}, {}, "要本人报名"),
    ("age", {}, {"age_min": 16, "age_max": 50}, {}, "收16岁到50岁的人"),
    ("age", {}, {"age_min": 18}, {}, "要满18岁"),
    ("age", {}, {"age_max": 60}, {}, "不超过60岁"), ("level", {}, {"for_beginners": True}, {}, "没有基础也能学"),
    ("device", {}, {"device_needed": "要有智能手机"}, {}, "智能手机"),
    ("certificate", {}, {"certificate_exam": True}, {}, "要考试"),
    ("certificate", {}, {"certificate_exam": False}, {}, "不用考试"),
    ("guide_dog", {}, {}, {"guide_dog_allowed": True}, "可以带导盲犬"),
    ("way", {}, {}, {"how_to_get_there": "坐3路车到示例站"}, "3路车"),
    ("contact", {}, {}, {"phone": "0311-0000000", "phone_public": True}, "0311-0000000"),
]  # fmt: skip


@pytest.mark.parametrize(("topic", "fields", "course", "base", "said"), WRITTEN)
def test_what_is_on_record_is_said(
    turns: Turns, topic: str, fields: dict[str, Any], course: dict[str, Any], base: dict[str, Any], said: str
) -> None:
    made = of_base(of_course(a_class(turns.session, **fields), **course), **base)
    assert said in ask(turns, topic, made)


ALWAYS_KNOWN = ["start", "enrol_until", "where", "way", "cost", "length", "seats", "certificate", "difference"]
COLUMNS = {
    "meals": "meals", "hours": "daily_hours", "companion": "companion_allowed", "teacher": "teacher",
    "bring": "bring",
}  # fmt: skip


@pytest.mark.parametrize("topic", [*COLUMNS, "age", "device", "guide_dog", "contact"])
def test_what_is_not_on_record_is_said_to_be_missing_by_its_name(turns: Turns, topic: str) -> None:
    made = a_class(turns.session)
    of_course(made, age_min=None, age_max=None, device_needed=None)
    of_base(made, guide_dog_allowed=None, phone_public=False)
    for field in (*COLUMNS.values(), "weekends", "parents_may_apply"):
        setattr(made, field, None)
    heard = ask(turns, topic, made)
    assert word(f"subject.{topic}").text in heard
    assert any(missing in heard for missing in ("没有", "查不到"))


@pytest.mark.parametrize("topic", ALWAYS_KNOWN)
def test_what_every_record_holds_is_never_missing(turns: Turns, topic: str) -> None:
    said = "有什么不一样" if topic == "difference" else "请问呢"
    turn = turns(said, "ask_course_detail", reading={"topics": [topic]}, class_choice=a_class(turns.session).id)
    assert answer(turn, turn.reading.whole)
    assert noted(turn) == []


def test_what_is_not_on_record_can_be_put_to_the_base(turns: Turns) -> None:
    turn = turns(
        "中午管饭不", "ask_course_detail", reading={"topics": ["meals"]}, class_choice=a_class(turns.session).id
    )
    assert answer(turn, turn.reading.whole)
    assert noted(turn)[0]["asked"] == "中午管饭不"
    assert [one["payload"] for one in turn.said.messages[-1]["options"]][1] == "转人工"


def test_what_differs_is_said_and_only_that(turns: Turns) -> None:
    one, other = a_class(turns.session, boarding=True), a_class(turns.session)
    heard = ask(turns, "difference", one, other)
    assert "课程" in heard
    assert "住宿" in heard
    assert "学费" not in heard
    assert "课程" not in ask(turns, "difference", one)


def test_one_of_the_list_is_asked_about_by_its_number(turns: Turns) -> None:
    online, here = a_class(turns.session, online=True), a_class(turns.session)
    items = [[one.id, f"示例{one.id:04d}", str(one.id)] for one in (online, here)]
    offered = {"slot": "class_choice", "items": items}
    turn = turns("第二个在哪", "ask_course_detail", reading={"topics": ["where"]}, offered=offered)
    assert answer(turn, turn.reading.whole)
    assert here.base.address in turn.said.messages[0]["text"]
    assert "第" not in turn.said.messages[0]["text"]


def test_without_a_list_nothing_is_answered(turns: Turns) -> None:
    turn = turns("要钱吗", "ask_course_detail", reading={"topics": ["cost"]})
    assert not answer(turn, turn.reading.whole)
    assert turn.said.messages == []


@pytest.mark.parametrize("topic", sorted(FACTS))
def test_no_answer_is_long(turns: Turns, topic: str) -> None:
    offered = [a_class(turns.session, boarding=number == 1) for number in range(3)]
    for message in ask(turns, topic, *offered).split("。"):
        assert len(message) <= 80


def test_a_deposit_is_part_of_the_price(turns: Turns) -> None:
    made = of_course(a_class(turns.session, deposit_yuan=100), fee_yuan=0)
    assert cost_of(made) == "学费不要钱，押金100元"


def test_the_day_of_the_week_is_told_to_who_asks_for_it(turns: Turns) -> None:
    made = a_class(turns.session, starts_on=date(2027, 1, 25))
    turn = turns("25号是礼拜几呀")
    assert "1月25日，星期一" in str(start(turn, [made]).text)
