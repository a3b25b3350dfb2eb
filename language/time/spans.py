"""Days, months and years as spans, and how they are written (ISO 8601)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Span:
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    @property
    def is_day(self) -> bool:
        return self.start == self.end

    @property
    def is_open(self) -> bool:
        """Whether it has no end: 1月15号以后."""
        return self.end == date.max

    def iso(self) -> str:
        """Return 2026-12-01 for a day, 2026-12 for a month, 2026 for a year, else start/end."""
        if self.is_day:
            return self.start.isoformat()
        if self == month_of(self.start.year, self.start.month):
            return f"{self.start:%Y-%m}"
        if self == year_of(self.start.year):
            return f"{self.start:%Y}"
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


def day_of(year: int, month: int, day: int) -> Span | None:
    """Return that day, or None where there is none."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Span(found, found)


def days_from(day: date, days: int) -> Span:
    """Return the one day so many days from `day`."""
    return Span(day + timedelta(days=days), day + timedelta(days=days))


def month_of(year: int, month: int) -> Span:
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def months_from(day: date, months: int) -> Span:
    """Return the month so many months from the one that `day` is in."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return month_of(year, month + 1)


def part_of_month(month: Span, part: str) -> Span:
    """Return the beginning, middle or end of a month: 初, 中旬, 底."""
    if part in ("初", "头", "上旬"):
        return Span(month.start, month.start.replace(day=10))
    if part in ("中", "中旬"):
        return Span(month.start.replace(day=11), month.start.replace(day=20))
    return Span(month.start.replace(day=21), month.end)


def year_of(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))


def part_of_year(year: int, part: str) -> Span:
    """Return the beginning, middle, end or a half of a year: 初, 中, 底, 上半年."""
    first, last = {
        "初": (1, 2),
        "中": (6, 7),
        "上半年": (1, 6),
        "前半年": (1, 6),
        "下半年": (7, 12),
        "后半年": (7, 12),
    }.get(part, (12, 12))
    return Span(month_of(year, first).start, month_of(year, last).end)
