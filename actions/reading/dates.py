"""Days and spans, absolute and relative: 2026年12月1日, 下个月, 年底前."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from actions.reading.plain import squeeze

CHINESE = str.maketrans("零〇一二三四五六七八九", "00123456789")
FULL = re.compile(r"(20\d\d)[年\-/.]?(\d{1,2})[月\-/.]?(\d{1,2})[日号]?")
MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})[日号]?")
YEAR_MONTH = re.compile(r"(20\d\d)年(\d{1,2})月")
MONTH = re.compile(r"(?<!\d)(\d{1,2})月")
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "1": 0, "2": 1, "3": 2, "4": 3,
            "5": 4, "6": 5}  # fmt: skip


@dataclass(frozen=True)
class Span:
    """Days from `start` to `end`, both included."""

    start: date
    end: date


def read_day(text: str, today: date, past: bool = False) -> date | None:
    """Return the one day that is named; `past` says that a day without a year lies behind us."""
    said = _digits(text)
    for word, days in (("大前天", -3), ("前天", -2), ("昨天", -1), ("今天", 0), ("明天", 1), ("后天", 2)):
        if word in said:
            return today + timedelta(days=days)
    if found := re.search(r"(前年|去年|今年)?(\d{1,2})月(\d{1,2})[日号]?", said):
        year = today.year - {"前年": 2, "去年": 1}.get(found.group(1) or "", 0)
        if not FULL.search(said):
            day = _day(year, int(found.group(2)), int(found.group(3)))
            if day and found.group(1) is None:
                if past and day > today:
                    return _day(year - 1, day.month, day.day)
                if not past and day < today:
                    return _day(year + 1, day.month, day.day)
            return day
    if found := FULL.search(squeeze_keeping_separators(text)):
        return _day(*(int(part) for part in found.groups()))
    return None


def read_span(text: str, today: date) -> Span | None:
    """Return the days that are meant, e.g. all of next month for 下个月; None where no time is named."""
    said = _digits(text)
    month_end = date(today.year, today.month, monthrange(today.year, today.month)[1])
    if re.search(r"下个?月", said):
        return _month_after(today)
    if re.search(r"(这个?|本|当)月", said):
        return Span(today, month_end)
    if found := re.search(r"(下下|下|这|本)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天1-6])", text):
        weeks = {"下下": 2, "下": 1}.get(found.group(1) or "", 0)
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
        day = monday + timedelta(days=WEEKDAYS[found.group(2)])
        return Span(day, day)
    if re.search(r"下个?(周|星期|礼拜)", said):
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=1)
        return Span(monday, monday + timedelta(days=6))
    if re.search(r"(这个?|本)(周|星期|礼拜)", said):
        return Span(today, today - timedelta(days=today.weekday()) + timedelta(days=6))
    if re.search(r"年底|年前|年末", said):
        return Span(today, date(today.year, 12, 31))
    if re.search(r"明年", said) and not MONTH.search(said):
        return Span(date(today.year + 1, 1, 1), date(today.year + 1, 12, 31))
    if re.search(r"最近|近期|马上|尽快|早点", said):
        return Span(today, today + timedelta(days=45))
    if named := read_day(text, today):
        return Span(named, named)
    if (found := YEAR_MONTH.search(said)) and 1 <= int(found.group(2)) <= 12:
        return _month(int(found.group(1)), int(found.group(2)))
    if (found := MONTH.search(said)) and 1 <= int(found.group(1)) <= 12:
        month = int(found.group(1))
        next_year = month < today.month or "明年" in said
        return _month(today.year + (1 if next_year else 0), month)
    return None


def squeeze_keeping_separators(text: str) -> str:
    """Return the text with Chinese digits written plainly but 2026.12.1 and 2026-12-1 still apart."""
    return _tens(text).translate(CHINESE).replace(" ", "")


def _digits(text: str) -> str:
    return _tens(squeeze(text)).translate(CHINESE)


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
