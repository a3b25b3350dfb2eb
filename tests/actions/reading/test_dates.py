"""Days and spans, seen from fixed days."""

from datetime import date

import pytest

from actions.reading.dates import Span, read_day, read_span

MID_DECEMBER, NEW_YEARS_EVE, NEW_YEAR = date(2026, 12, 15), date(2026, 12, 31), date(2027, 1, 1)
LEAP_DAY, MARCH = date(2028, 2, 29), date(2026, 3, 10)

WRITTEN = [
    "2024年5月1日", "2024年5月1号", "2024.5.1", "2024-5-1", "2024/05/01", "20240501", "二〇二四年五月一日",
    "二零二四年五月一号", "２０２４年５月１日", "24年5月1日", "二四年五月一号", "证书是2024年5月1日发的，今天才拿到",
]  # fmt: skip


@pytest.mark.parametrize("said", WRITTEN)
@pytest.mark.parametrize("today", [MID_DECEMBER, NEW_YEAR, LEAP_DAY])
def test_a_day_with_its_year_is_the_same_day_whatever_today_is(said: str, today: date) -> None:
    assert read_day(said, today, past=True) == date(2024, 5, 1)


@pytest.mark.parametrize(
    ("said", "today", "past", "day"),
    [
        ("12月31日", NEW_YEAR, True, date(2026, 12, 31)),
        ("12月31日", NEW_YEAR, False, date(2027, 12, 31)),
        ("3月5日", MID_DECEMBER, True, date(2026, 3, 5)),
        ("3月5日", MID_DECEMBER, False, date(2027, 3, 5)),
        ("1998年5月1日", NEW_YEAR, True, date(1998, 5, 1)),
        ("九八年五月一号", NEW_YEAR, True, date(1998, 5, 1)),
        ("去年五月三号", NEW_YEAR, True, date(2026, 5, 3)),
        ("去年的五月三号", NEW_YEAR, True, date(2026, 5, 3)),
        ("前年12月1日", MID_DECEMBER, True, date(2024, 12, 1)),
        ("明年3月5日", MID_DECEMBER, False, date(2027, 3, 5)),
        ("十二月二十五", MID_DECEMBER, False, date(2026, 12, 25)),
        ("二月二十九", LEAP_DAY, False, LEAP_DAY),
        ("2024年2月29日", MARCH, True, date(2024, 2, 29)),
        ("昨天", NEW_YEAR, True, NEW_YEARS_EVE),
        ("今天", LEAP_DAY, True, LEAP_DAY),
        ("大前天", NEW_YEAR, True, date(2026, 12, 29)),
        ("明天", NEW_YEARS_EVE, False, NEW_YEAR),
        ("大后天", NEW_YEARS_EVE, False, date(2027, 1, 3)),
    ],
)
def test_a_day_without_a_year_is_the_nearest_one(said: str, today: date, past: bool, day: date) -> None:
    assert read_day(said, today, past) == day


@pytest.mark.parametrize(
    "said",
    ["", "2026年2月29日", "2026年13月1日", "2026年12月45日", "2月30日", "13月", "下个月", "13820240501",
     "41999920010501001X43", "202612", "我不知道"],
)  # fmt: skip
def test_a_day_that_does_not_exist_and_the_digits_of_other_numbers_are_no_day(said: str) -> None:
    assert read_day(said, MARCH, past=True) is None


def days(start: str, end: str) -> Span:
    return Span(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("said", "today", "span"),
    [
        ("下个月", MID_DECEMBER, days("2027-01-01", "2027-01-31")),
        ("下月", NEW_YEAR, days("2027-02-01", "2027-02-28")),
        ("下下个月", MID_DECEMBER, days("2027-02-01", "2027-02-28")),
        ("这个月", NEW_YEARS_EVE, days("2026-12-31", "2026-12-31")),
        ("十二月", MARCH, days("2026-12-01", "2026-12-31")),
        ("12月份", NEW_YEARS_EVE, days("2026-12-01", "2026-12-31")),
        ("二月", LEAP_DAY, days("2028-02-01", "2028-02-29")),
        ("三月", MID_DECEMBER, days("2027-03-01", "2027-03-31")),
        ("明年三月", MARCH, days("2027-03-01", "2027-03-31")),
        ("2027年1月", MARCH, days("2027-01-01", "2027-01-31")),
        ("年底前", MARCH, days("2026-03-10", "2026-12-31")),
        ("年底前", NEW_YEARS_EVE, days("2026-12-31", "2026-12-31")),
        ("十二月以前", MARCH, days("2026-03-10", "2026-11-30")),
        ("12月5日前", MARCH, days("2026-03-10", "2026-12-05")),
        ("明年", LEAP_DAY, days("2029-01-01", "2029-12-31")),
        ("下周", NEW_YEARS_EVE, days("2027-01-04", "2027-01-10")),
        ("下下周", NEW_YEARS_EVE, days("2027-01-11", "2027-01-17")),
        ("下周一", NEW_YEARS_EVE, days("2027-01-04", "2027-01-04")),
        ("这个星期天", NEW_YEARS_EVE, days("2027-01-03", "2027-01-03")),
        ("周三", NEW_YEARS_EVE, days("2027-01-06", "2027-01-06")),
        ("礼拜六", MARCH, days("2026-03-14", "2026-03-14")),
        ("12月5日", MARCH, days("2026-12-05", "2026-12-05")),
        ("最近", MARCH, days("2026-03-10", "2026-04-24")),
    ],
)
def test_a_span_begins_and_ends_where_people_mean(said: str, today: date, span: Span) -> None:
    assert read_span(said, today) == span


@pytest.mark.parametrize(
    "said", ["", "中", "半年前", "三个月", "周", "第一周", "13月", "0月", "41999920010501001X43"]
)
def test_where_no_time_to_come_is_named_there_is_no_span(said: str) -> None:
    assert read_span(said, MARCH) is None
