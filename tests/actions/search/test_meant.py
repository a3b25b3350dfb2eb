"""The class that is named is the one that is opened: on the list, on a list of before, or on record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server import clock
from server.registry.models import Occupation, TrainingClass
from tests.actions.drive import Talk
from tests.samples import a_class, an_occupation

CANGZHOU, ZHANGJIAKOU, QINHUANGDAO, HENGSHUI = "130900", "130700", "130300", "131100"
FIRST = clock.today() + timedelta(days=40)
Held = Callable[..., TrainingClass]


@pytest.fixture
def held(context: ActionContext) -> Held:
    """Announces a class of 麦秆画 in a place, on a level."""

    def announce(place: str, level: int, days: int = 40, **fields: Any) -> TrainingClass:
        with context.database.write() as session:
            trade = session.scalar(select(Occupation).where(Occupation.name == "麦秆画"))
            starts = clock.today() + timedelta(days=days)
            made = a_class(session, 5, trade or an_occupation(session, "麦秆画"), starts_on=starts, **fields)
            made.division_code, made.course.skill_level = place, level
            return made

    return announce


@pytest.fixture
def over_higher(talk: Talk, held: Held) -> Talk:
    """Was shown a beginners' class in 沧州 first, and has three higher ones with lodging on the list now."""
    held(CANGZHOU, 5)
    for at, place in enumerate((ZHANGJIAKOU, QINHUANGDAO, HENGSHUI)):
        held(place, 3, 60 + 20 * at, boarding=True)
    talk.say("河北有没有麦秆画班", "browse_courses")
    assert len(talk.options) == 4
    talk.say("要能住宿的", "browse_courses", named=[("support", "住宿", "boarding")])
    assert len(talk.options) == 3
    return talk


def day_said(day: date = FIRST) -> str:
    return f"{day.month}月{day.day}号"


def test_one_of_a_list_of_before_is_opened_by_place_day_and_level(over_higher: Talk) -> None:
    said = f"就报一开始你说的沧州那个，{day_said()}开课的麦秆画初级班，我住我姑家"
    over_higher.say(
        said, named=[("date", day_said(), FIRST.isoformat()), ("occupation", "麦秆画初级班", None)],
        segments=[(said.removesuffix("我住我姑家"), "answer"), ("我住我姑家", "background")],
    )  # fmt: skip
    assert "class.when_where" in over_higher.keys
    assert f"{FIRST.month}月{FIRST.day}日开课" in over_higher.heard


def test_who_was_shown_the_wrong_one_is_shown_the_other_and_not_put_down_for_it(
    over_higher: Talk,
) -> None:
    over_higher.say("第一个")
    wrong = over_higher.facts["class_in_focus"]
    said = "哎你这给我支张家口去了！我要沧州的初级班，不是这个"
    over_higher.say(
        said, named=[("place", "张家口", ZHANGJIAKOU, "not_wanted")],
        segments=[
            ("哎你这给我支张家口去了！", "social", "grumble"),
            ("我要沧州的初级班，不是这个", "correction", None, {"about": "class"}),
        ],
    )  # fmt: skip
    assert over_higher.facts["class_in_focus"] != wrong
    assert "class.when_where" in over_higher.keys
    assert f"{FIRST.month}月{FIRST.day}日开课" in over_higher.heard
    assert over_higher.awaited is None


def test_a_class_that_was_never_shown_is_found_on_record(over_higher: Talk, held: Held) -> None:
    day = clock.today() + timedelta(days=70)
    held("410100", 4, 70)
    said = f"就报郑州那个，{day_said(day)}开课的麦秆画"
    over_higher.say(said, named=[("date", day_said(day), day.isoformat())])
    assert "class.when_where" in over_higher.keys
    assert f"{day.month}月{day.day}日开课" in over_higher.heard


def test_where_nothing_is_all_that_was_named_nothing_is_opened_and_it_is_said(over_higher: Talk) -> None:
    heard = over_higher.say("就报沧州那个高级班")
    assert over_higher.awaited == "class_choice"
    assert "class.when_where" not in over_higher.keys
    assert "沧州市没有" in heard or "但" in heard


def test_where_several_are_what_was_named_they_are_shown(over_higher: Talk, held: Held) -> None:
    held(CANGZHOU, 5, 50)
    over_higher.say("就报沧州那个初级班，住宿不要了", named=[("support", "住宿", "boarding", "not_wanted")])
    assert over_higher.awaited == "class_choice"
    assert len(over_higher.options) == 2
    assert all("沧州" in title for title in over_higher.options)


def test_one_on_the_list_that_fits_alone_is_opened(over_higher: Talk) -> None:
    over_higher.say("就报张家口那个")
    assert "class.when_where" in over_higher.keys
    assert "沧州" not in over_higher.heard
