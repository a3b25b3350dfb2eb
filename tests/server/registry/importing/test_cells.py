"""What people write in a cell."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.registry.importing import cells


@pytest.mark.parametrize(
    "written",
    ["2026-12-01", "2026/12/1", "2026.12.1", "2026年12月1日", "２０２６年１２月１日", "20261201", 20261201,
     "2026-12-01 00:00:00", datetime(2026, 12, 1), date(2026, 12, 1),  # noqa: DTZ001 a cell of a sheet has no zone
     "2026/12/1 0:00", "2026年12月1号", "2026。12。1", "2026-12-01T00:00:00Z", "2026-12-01T00:00:00.000+08:00",
     "2026 年 12 月 1 日", "46357", 46357, 46357.0],
)  # fmt: skip
def test_a_date_is_read_in_every_usual_spelling(written: Any) -> None:
    assert cells.as_date(written) == date(2026, 12, 1)


@pytest.mark.parametrize("written", ["2026-02-30", "12月1日", "明年", "2026-12", "0226-12-01", "27.3.1", "待定", 120])
def test_what_is_no_date_is_refused(written: Any) -> None:
    with pytest.raises(ValueError, match="2026-12-01"):
        cells.as_date(written)


@pytest.mark.parametrize(
    "written", ["2026-12-01 09:00", "2026/12/1 9:00", "2026-11-30T16:00:00Z", "2026-12-01 00:00:01"]
)
def test_an_hour_is_not_dropped_from_a_date(written: str) -> None:
    with pytest.raises(ValueError, match="不要写钟点"):
        cells.as_date(written)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_date_comes_back_from_each_spelling(day: date) -> None:
    for spelling in ("{0:%Y-%m-%d}", "{0.year}/{0.month}/{0.day}", "{0.year}年{0.month}月{0.day}日"):
        assert cells.as_date(spelling.format(day)) == day


@pytest.mark.parametrize(("written", "meant"), [("是", True), ("有", True), ("1", True), (1, True), (True, True),
                                                ("否", False), ("0", False), (0, False), ("No", False)])  # fmt: skip
def test_yes_and_no_are_read_in_words_and_figures(written: Any, meant: bool) -> None:
    assert cells.as_yes_no(written) is meant


@pytest.mark.parametrize("written", ["也许", "2", ""])
def test_neither_yes_nor_no_is_refused(written: Any) -> None:
    with pytest.raises(ValueError, match="“是”或“否”"):
        cells.as_yes_no(written)


@pytest.mark.parametrize(
    ("written", "level"),
    [("五级", 5), ("初级工", 5), ("初级", 5), (5, 5), ("3级", 3), ("三级/高级工", 3), ("高级技师", 1), ("技师", 2),
     ("", None), ("无等级", None)],
)  # fmt: skip
def test_a_skill_level_is_read_in_words_and_figures(written: Any, level: int | None) -> None:
    assert cells.as_level(written) == level


@pytest.mark.parametrize("written", ["六级", "0", "学徒工", "三级、四级"])
def test_a_level_outside_the_five_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="1 到 5 级"):
        cells.as_level(written)


AMOUNTS = (
    "1200",
    "1,200",
    "1200元",
    1200.0,
    "１２００",
    "1200元/月",
    "¥1200",
    "1200课时",
    "1200人",
    "0.12万",
    "1200 名",
)


def test_a_whole_number_may_carry_a_separator_and_a_unit() -> None:
    assert [cells.as_number(written) for written in AMOUNTS] == [1200] * len(AMOUNTS)


@pytest.mark.parametrize("written", ["12.5", "面议", "一千", "若干", "3000-4000", "1200斤"])
def test_no_whole_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="整数"):
        cells.as_number(written)


def test_what_costs_nothing_costs_no_yuan() -> None:
    assert [cells.as_yuan(written) for written in ("免费", "不收费", "0元", "50元")] == [0, 0, 0, 50]


@pytest.mark.parametrize(
    "written",
    [
        "\u202d0371\u202c",
        "03\u200b71",
        "0371\t",
        "\ufeff0371",
        "0\xad371",
        "\u20660371\u2069",
        " 0371\u3000",
        "0371_x000D_",
    ],
)
def test_marks_that_nobody_sees_are_dropped(written: str) -> None:
    assert cells.plain(written) == "0371"


def test_a_list_is_split_at_every_usual_mark() -> None:
    assert cells.as_words("按摩|推拿、盲按，按摩；足疗") == ["按摩", "推拿", "盲按", "足疗"]


def test_categories_are_read_by_name_and_by_number() -> None:
    assert cells.as_categories("听力、言语残疾 | 1、听力") == [2, 3, 1]
    assert cells.as_categories("不限") == []


def test_an_unknown_category_is_named() -> None:
    with pytest.raises(ValueError, match="“聪明”不是残疾类别"):
        cells.as_categories("视力、聪明")


@given(st.one_of(st.text(), st.integers(), st.floats(allow_nan=False), st.booleans(), st.none()))
def test_nothing_that_stands_in_a_cell_breaks_the_reader(written: Any) -> None:
    for read in (
        cells.as_date,
        cells.as_yes_no,
        cells.as_number,
        cells.as_level,
        cells.as_words,
        cells.as_categories,
    ):
        with suppress(ValueError):
            read(written)
