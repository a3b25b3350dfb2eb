"""Browsing by trade, place, level, date and support; what does not fit is not offered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from server.registry.models import TrainingClass
from tests.journeys.registry import TODAY, trade, training_class
from tests.journeys.talk import Talk
from tests.samples import ZHENGZHOU


def offered(talk: Talk, *classes: TrainingClass) -> list[bool]:
    """Tell of each class whether it can be chosen now."""
    assert talk.awaited == "class_choice", talk.heard
    return [any(one.course.name in title for title in talk.options) for one in classes]


def starting(talk: Talk, name: str, *days: date) -> list[TrainingClass]:
    """Announce classes of one trade that start on these days."""
    occupation = trade(talk.service, name)
    return [
        training_class(talk.service, occupation, starts_on=day, ends_on=day + timedelta(days=20), enrol_until=TODAY)
        for day in days
    ]


def test_trade_and_place_are_asked_one_after_the_other(talk: Talk) -> None:
    here = training_class(talk.service, occupation := trade(talk.service, "木版年画"))
    there = training_class(talk.service, occupation, place=ZHENGZHOU)
    talk.say("有哪些培训班")
    assert talk.awaited == "occupation"
    talk.say("木版年画")
    assert talk.awaited == "place"
    talk.say("郑州")
    assert offered(talk, here, there) == [False, True]


def test_everywhere_is_a_place_too(talk: Talk) -> None:
    here = training_class(talk.service, occupation := trade(talk.service, "木雕把件"))
    there = training_class(talk.service, occupation, place=ZHENGZHOU)
    talk.say("有哪些木雕把件培训班，哪里都可以")
    assert offered(talk, here, there) == [True, True]


def test_a_level_narrows_the_search(talk: Talk) -> None:
    talk.say("郑州有没有中级的盲人保健按摩培训班")
    assert talk.awaited == "class_choice"
    assert talk.options
    assert all("中级" in title for title in talk.options)


def test_next_month_means_the_whole_of_next_month(talk: Talk) -> None:
    first_of_next = (TODAY.replace(day=1) + timedelta(days=32)).replace(day=1)
    after = (first_of_next + timedelta(days=32)).replace(day=1)
    early, late, too_late = starting(talk, "香包缝制", first_of_next, after - timedelta(days=1), after)
    talk.say("石家庄下个月有什么香包缝制培训班")
    assert offered(talk, early, late, too_late) == [True, True, False]


def test_before_the_end_of_the_year_means_this_year(talk: Talk) -> None:
    in_time, too_late = starting(talk, "草帽编制", date(TODAY.year, 12, 31), date(TODAY.year + 1, 1, 31))
    talk.say("石家庄年底前有什么草帽编制培训班")
    assert offered(talk, in_time, too_late) == [True, False]


NEEDED = {
    "sign_interpreter": "内画",
    "step_free": "蛋雕",
    "braille_or_audio": "古琴",
    "online": "书签",
    "boarding": "木作",
}
"""the trades that are looked for, one a need"""


@pytest.mark.parametrize(
    ("said", "support"),
    [
        ("石家庄有没有带手语翻译的{trade}培训班", {"sign_interpreter": True}),
        ("我坐轮椅，石家庄有哪些{trade}培训班", {"step_free": True}),
        ("石家庄有没有盲文教材的{trade}培训班", {"braille_or_audio": True}),
        ("有没有线上的{trade}培训班，石家庄的", {"online": True}),
        ("石家庄有没有包住宿的{trade}培训班", {"boarding": True}),
    ],
)
def test_what_a_person_needs_narrows_the_search(talk: Talk, said: str, support: dict[str, bool]) -> None:
    name = f"示例{NEEDED[next(iter(support))]}"
    plain = training_class(talk.service, occupation := trade(talk.service, name))
    fitting = training_class(talk.service, occupation, **support)
    talk.say(said.format(trade=name))
    assert offered(talk, plain, fitting) == [False, True]


def test_a_need_is_taken_up_while_the_list_stands(talk: Talk) -> None:
    plain = training_class(talk.service, occupation := trade(talk.service, "石刻拓片"))
    fitting = training_class(talk.service, occupation, sign_interpreter=True)
    talk.say("石家庄有哪些石刻拓片培训班")
    assert offered(talk, plain, fitting) == [True, True]
    talk.say("我想找有手语翻译的班")
    assert offered(talk, plain, fitting) == [False, True]


def test_where_there_is_no_class_other_ways_are_offered_and_they_work(talk: Talk) -> None:
    there = training_class(talk.service, trade(talk.service, "汝瓷烧制"), place=ZHENGZHOU)
    talk.say("石家庄有没有汝瓷烧制培训班")
    assert talk.awaited is None
    assert "转人工" in talk.options
    talk.choose("各地")
    assert offered(talk, there) == [True]


def test_a_long_list_goes_on_page_by_page(talk: Talk) -> None:
    occupation = trade(talk.service, "柳编筐篮")
    classes = [training_class(talk.service, occupation) for _ in range(8)]
    talk.say("石家庄有哪些柳编筐篮培训班")
    first = offered(talk, *classes)
    talk.say("更多")
    second = offered(talk, *classes)
    assert [a or b for a, b in zip(first, second, strict=True)] == [True] * 8
    assert not any(a and b for a, b in zip(first, second, strict=True))
