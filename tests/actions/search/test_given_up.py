"""A wish of the search that is taken back is dropped, in whatever words and role, and what holds now is said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from actions.context import ActionContext
from actions.questions.level import NOT_LEVELS
from actions.search.wishes import FILTER
from server import clock
from tests.actions.drive import Talk
from tests.samples import a_class, an_occupation

RUNAN = "411727"
BOARDING = ("support", "住宿", "boarding")
HIGHER = ("skill_level", "高级", 3, "not_wanted")


@pytest.fixture
def straw_pictures(context: ActionContext) -> None:
    """Two classes of 麦秆画 in 汝南: a beginners' one, and a higher one where one can sleep."""
    with context.database.write() as session:
        trade = an_occupation(session, "麦秆画")
        for level, boarding in ((5, False), (3, True)):
            made = a_class(session, 5, trade, boarding=boarding)
            made.division_code, made.course.skill_level = RUNAN, level


@pytest.fixture
def boarded(talk: Talk, straw_pictures: None) -> Talk:
    """Has the one class with lodging on the list."""
    talk.say("汝南有没有能住宿的麦秆画培训班", "browse_courses", named=[BOARDING])
    assert "您要提供住宿的班" in talk.heard
    assert len(talk.options) == 1
    return talk


@pytest.mark.parametrize(
    ("said", "role", "polarity"),
    [
        ("住宿不要了，听见没哈哈", "social", "wanted"), ("住宿也不要了", "correction", "not_wanted"),
        ("不住宿也行", "wish", "wanted"), ("住宿不要了", "background", "not_wanted"),
    ],
)  # fmt: skip
def test_lodging_that_is_given_up_no_longer_narrows_the_list(
    boarded: Talk, said: str, role: str, polarity: str
) -> None:
    intent = {"wish": "browse_courses", "social": "laugh"}.get(role)
    boarded.say(said, segments=[(said, role, intent)], named=[(*BOARDING, polarity)])
    assert "住宿" in boarded.messages[0]["text"]
    assert "您要提供住宿的班" not in boarded.heard
    assert boarded.facts[FILTER] is None
    assert len(boarded.options) == 2


def test_whether_lodging_costs_money_gives_nothing_up(boarded: Talk) -> None:
    boarded.say("住宿不要钱吧", "ask_course_detail", topics=["lodging", "cost"], named=[BOARDING])
    assert boarded.facts[FILTER] == {"access": ["boarding"]}


def test_a_level_that_is_put_off_is_not_taken_for_the_one_that_is_wished_for(
    talk: Talk, straw_pictures: None
) -> None:
    talk.say("汝南有没有麦秆画培训班", "browse_courses")
    assert len(talk.options) == 2
    said = "先不报高级了。有没有从头学的"
    talk.say(
        said, named=[HIGHER],
        segments=[
            ("先不报高级了。", "correction", None, {"about": "trade"}),
            ("有没有从头学的", "wish", "browse_courses"),
        ],
    )  # fmt: skip
    assert "改成了三级" not in talk.heard
    assert "不看三级（高级工）的" in talk.heard
    assert talk.facts["skill_level"] == 5
    assert len(talk.options) == 1


def test_what_is_wanted_instead_of_a_level_is_taken_in_the_same_breath(talk: Talk, straw_pictures: None) -> None:
    talk.say("汝南有没有麦秆画培训班", "browse_courses")
    talk.correct("不要高级要初级", "level", named=[HIGHER, ("skill_level", "初级", 5)])
    assert talk.facts["skill_level"] == 5
    assert len(talk.options) == 1


def test_three_corrections_in_one_message_are_all_heard(boarded: Talk) -> None:
    boarded.say(
        "我说不要高级！要初级的，住宿也不要了",
        named=[HIGHER, ("skill_level", "初级", 5), (*BOARDING, "not_wanted")],
        segments=[
            ("我说不要高级！", "correction", None, {"about": "trade"}),
            ("要初级的，", "correction", None, {"about": "level"}),
            ("住宿也不要了", "correction", None, {"about": "trade"}),
        ],
    )  # fmt: skip
    assert boarded.facts["skill_level"] == 5
    assert boarded.facts[FILTER] is None
    assert "重新" not in boarded.heard
    assert "您要等级是五级（初级工）的班" in boarded.heard


def test_a_level_that_was_not_wanted_can_be_wished_for_later(talk: Talk, straw_pictures: None) -> None:
    talk.say("汝南有没有麦秆画培训班", "browse_courses")
    talk.correct("不要高级的", "level", named=[HIGHER])
    talk.say("还是高级的吧", "browse_courses", named=[("skill_level", "高级", 3)])
    assert talk.facts["skill_level"] == 3
    assert talk.facts[NOT_LEVELS] is None


def test_days_after_a_day_are_said_to_have_no_end(talk: Talk, context: ActionContext) -> None:
    day = clock.today() + timedelta(days=40)
    with context.database.write() as session:
        made = a_class(session, 5, an_occupation(session, "麦秆画"), starts_on=day)
        made.division_code = RUNAN
    said = f"{day.month}月{day.day}号"
    heard = talk.say(
        f"汝南的麦秆画班，{said}以后开的有没有", "browse_courses", named=[("date", said, day.isoformat())]
    )
    assert f"您要{day.month}月{day.day}日以后开课的班" in heard
    assert "开课不在这段时间" not in heard
