"""Days and spans, absolute and relative: 2026年12月1日, 下个月, 年底前."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

CHINESE = str.maketrans("零〇一二三四五六七八九", "00123456789")
# 20261201 is a day only when nothing else hangs on it: numbers of people hold eight such digits too
FULL = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[年\-/.](\d{1,2})[月\-/.](\d{1,2})|(\d\d)(\d\d))(?!\d)")
SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)年(\d{1,2})月(\d{1,2})(?!\d)")
MONTH_DAY = re.compile(r"(?:(前年|去年|今年|明年)的?)?(?<!\d)(\d{1,2})月(\d{1,2})(?!\d)")
YEAR_MONTH = re.compile(r"(?<!\d)(20\d\d)年(\d{1,2})月")
MONTH = re.compile(r"(?<!\d)(\d{1,2})月")
BEFORE = re.compile(r"[月日号](?:份|底)?[以之]?前")
YEARS = {"前年": -2, "去年": -1, "今年": 0, "明年": 1}
DAYS = {"大前天": -3, "前天": -2, "昨天": -1, "今天": 0, "明天": 1, "大后天": 3, "后天": 2}
"""a longer word before the shorter one inside it"""
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "1": 0, "2": 1, "3": 2, "4": 3,
            "5": 4, "6": 5}  # fmt: skip


@dataclass(frozen=True)
class Span:
    """Days from `start` to `end`, both included."""

    start: date
    end: date


def read_day(text: str, today: date, past: bool = False) -> date | None:
    """Return the one day that is named; `past` says that a day without a year lies behind us."""
    said = _plain(text)
    if found := FULL.search(said):
        return _day(*(int(part) for part in found.groups() if part))
    if found := SHORT_YEAR.search(said):
        year = 2000 + int(found.group(1))
        return _day(year if year <= today.year + 1 else year - 100, int(found.group(2)), int(found.group(3)))
    if found := MONTH_DAY.search(said):
        month, day = int(found.group(2)), int(found.group(3))
        if found.group(1):
            return _day(today.year + YEARS[found.group(1)], month, day)
        named = _day(today.year, month, day)
        if named and past and named > today:
            return _day(today.year - 1, month, day)
        if named and not past and named < today:
            return _day(today.year + 1, month, day)
        return named
    return next((today + timedelta(days=days) for word, days in DAYS.items() if word in said), None)


def read_span(text: str, today: date) -> Span | None:
    """Return the days that are meant, e.g. all of next month for 下个月; None where no time is named."""
    said = _plain(text)
    if re.search(r"下下个?月", said):
        return _month_after(_month_after(today).end)
    if re.search(r"下个?月", said):
        return _month_after(today)
    if re.search(r"(这个?|本|当)月", said):
        return Span(today, _month(today.year, today.month).end)
    if week := _week(said, today):
        return week
    if re.search(r"年底|(?<![半几两多\d])年前|年末", said):
        return Span(today, date(today.year, 12, 31))
    if re.search(r"明年", said) and not MONTH.search(said):
        return Span(date(today.year + 1, 1, 1), date(today.year + 1, 12, 31))
    if re.search(r"最近|近期|马上|尽快|早点", said):
        return Span(today, today + timedelta(days=45))
    named = _named(text, said, today)
    if named and BEFORE.search(said) and named.start > today:
        one_day = named.start == named.end
        return Span(today, named.end if one_day else named.start - timedelta(days=1))
    return named


def _named(text: str, said: str, today: date) -> Span | None:
    if day := read_day(text, today):
        return Span(day, day)
    if (found := YEAR_MONTH.search(said)) and 1 <= int(found.group(2)) <= 12:
        return _month(int(found.group(1)), int(found.group(2)))
    if (found := MONTH.search(said)) and 1 <= int(found.group(1)) <= 12:
        month = int(found.group(1))
        next_year = month < today.month or "明年" in said
        return _month(today.year + (1 if next_year else 0), month)
    return None


def _week(said: str, today: date) -> Span | None:
    found = re.search(r"(下下|下|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天1-6])?", said)
    if found is None or not (found.group(1) or found.group(2)):
        return None
    weeks = {"下下": 2, "下": 1}.get(found.group(1) or "", 0)
    monday = today + timedelta(weeks=weeks, days=-today.weekday())
    if found.group(2) is None:
        return Span(max(monday, today), monday + timedelta(days=6))
    day = monday + timedelta(days=WEEKDAYS[found.group(2)])
    if found.group(1) is None and day < today:
        day += timedelta(weeks=1)
    return Span(day, day)


def _plain(text: str) -> str:
    """Return the text with plain digits; the separators of 2026.12.1 stay."""
    return _tens(re.sub(r"\s", "", unicodedata.normalize("NFKC", text))).translate(CHINESE)


def _tens(text: str) -> str:
    # 十二 → 12, 二十三 → 23, 二十 → 20, 十 → 10, before the single characters are translated
    def number(found: re.Match[str]) -> str:
        tens, ones = found.group(1), found.group(2)
        high = int(tens.translate(CHINESE)) if tens else 1
        return str(high * 10 + (int(ones.translate(CHINESE)) if ones else 0))

    return re.sub(r"([一二三])?十([一二三四五六七八九])?(?=[月日号年]|$)", number, text)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(year: int, month: int) -> Span:
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _month_after(today: date) -> Span:
    return _month(today.year + today.month // 12, today.month % 12 + 1)
