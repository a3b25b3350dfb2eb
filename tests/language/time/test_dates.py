"""Days and spans, seen from fixed days."""

from datetime import date

import pytest

from language.time.dates import Span, looks_back, read_date, read_day, read_span, with_its_year

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
        ("下个月10号", MID_DECEMBER, False, date(2027, 1, 10)),
        ("上个月二十号", NEW_YEAR, True, date(2026, 12, 20)),
        ("上周五", MARCH, True, date(2026, 3, 6)),
        ("周五", MARCH, True, date(2026, 3, 6)),
        ("30号", LEAP_DAY, False, date(2028, 3, 30)),
        ("30号", LEAP_DAY, True, date(2028, 1, 30)),
        ("夜儿个", NEW_YEAR, True, NEW_YEARS_EVE),
        ("赶明儿", NEW_YEARS_EVE, False, NEW_YEAR),
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
        ("12月份", NEW_YEARS_EVE, days("2026-12-31", "2026-12-31")),
        ("二月", LEAP_DAY, days("2028-02-29", "2028-02-29")),
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
        ("十二月初", MARCH, days("2026-12-01", "2026-12-10")),
        ("下个月底", MID_DECEMBER, days("2027-01-21", "2027-01-31")),
        ("下个月10号", MID_DECEMBER, days("2027-01-10", "2027-01-10")),
        ("月底前", MID_DECEMBER, days("2026-12-15", "2026-12-31")),
        ("周五前", MARCH, days("2026-03-10", "2026-03-13")),
        ("30号开课的", MARCH, days("2026-03-30", "2026-03-30")),
        ("明年年底", MARCH, days("2026-03-10", "2027-12-31")),
        ("下半年", MARCH, days("2026-07-01", "2026-12-31")),
        ("明年上半年", MARCH, days("2027-01-01", "2027-06-30")),
        ("四季度", MARCH, days("2026-10-01", "2026-12-31")),
        ("周末", MARCH, days("2026-03-14", "2026-03-15")),
        ("过完年", MID_DECEMBER, days("2027-02-07", "2027-04-08")),
        ("年后", MID_DECEMBER, days("2027-02-07", "2027-04-08")),
        ("过年前", MID_DECEMBER, days("2026-12-15", "2027-02-05")),
        ("年前", MID_DECEMBER, days("2026-12-15", "2027-02-05")),
        ("国庆前", MARCH, days("2026-03-10", "2026-09-30")),
        ("五一以后", MARCH, days("2026-05-06", "2026-07-05")),
        ("上个月刚拿了证，想下个月学", MID_DECEMBER, days("2027-01-01", "2027-01-31")),
        ("去年十月学过，今年12月再学", MARCH, days("2026-12-01", "2026-12-31")),
        ("最近", MARCH, days("2026-03-10", "2026-04-24")),
    ],
)
def test_a_span_begins_and_ends_where_people_mean(said: str, today: date, span: Span) -> None:
    assert read_span(said, today) == span


@pytest.mark.parametrize(
    "said",
    ["", "中", "半年前", "三个月", "周", "第一周", "13月", "0月", "41999920010501001X43",
     "上个月", "去年十月", "今年", "2号",
     "上月嫂班", "五年后", "报名五一三号班", "以后儿子来学"],
)  # fmt: skip
def test_where_no_time_to_come_is_named_there_is_no_span(said: str) -> None:
    assert read_span(said, MARCH) is None


WRITTEN_OUT = {
    "2026年12月1日": "2026-12-01", "明天": "2026-11-25", "周三": "2026-11-25", "下周一": "2026-11-30",
    "30号": "2026-11-30",
    "12月1号": "2026-12-01", "下个月十号": "2026-12-10", "下个月": "2026-12", "这个月": "2026-11",
    "上个月": "2026-10",
    "十二月": "2026-12", "去年十月": "2025-10", "2025年3月": "2025-03", "今年": "2026", "头年": "2025",
    "2025年": "2025",
    "下周": "2026-11-30/2026-12-06", "上周": "2026-11-16/2026-11-22", "十二月初": "2026-12-01/2026-12-10",
    "10月底": "2027-10-21/2027-10-31", "月底": "2026-11-21/2026-11-30", "月底前": "2026-11-24/2026-11-30",
    "年底前": "2026-11-24/2026-12-31", "年底": "2026-12", "12月1号到15号": "2026-12-01/2026-12-15",
    "三月到五月": "2027-03-01/2027-05-31", "下半年": "2026-07-01/2026-12-31", "国庆": "2027-10-01/2027-10-07",
    "春节": "2027-02-06/2027-02-13", "一九八八年五月十二": "1988-05-12", "年上个": "2025", "后儿个": "2026-11-26",
}  # fmt: skip


@pytest.mark.parametrize(("said", "written"), WRITTEN_OUT.items())
def test_a_time_is_written_as_iso_8601(said: str, written: str) -> None:
    assert read_date(said, date(2026, 11, 24)) == written


@pytest.mark.parametrize(
    ("said", "written"), [("10月", "2026-10"), ("10月底", "2026-10-21/2026-10-31"), ("12月5号", "2025-12-05")]
)
def test_a_time_that_is_over_is_the_last_one(said: str, written: str) -> None:
    assert read_date(said, date(2026, 11, 24), past=True) == written


@pytest.mark.parametrize("said", ["", "三天", "最近", "现在", "按摩", "41999920010501001X43"])
def test_a_duration_and_no_time_are_not_written(said: str) -> None:
    assert read_date(said, date(2026, 11, 24)) is None


def test_a_sentence_tells_whether_it_looks_back() -> None:
    assert [looks_back(said) for said in ("证是10月考的", "我10月拿了证", "10月有班吗", "想10月学")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_a_time_is_read_with_the_year_right_before_it() -> None:
    assert with_its_year("证是去年", "八月") == "去年八月"
    assert with_its_year("我想在", "八月") == "八月"
