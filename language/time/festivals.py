"""Times that are named after a holiday: 过完年, 国庆前, 春节."""

from __future__ import annotations

import re
from datetime import date, timedelta

from language.time.spans import Span

SPRING = {
    2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 3),
    2031: (1, 23), 2032: (2, 11), 2033: (1, 31), 2034: (2, 19), 2035: (2, 8), 2036: (1, 28), 2037: (2, 15),
    2038: (2, 4), 2039: (1, 24), 2040: (2, 12),
}  # fmt: skip
"""the first day of the first lunar month"""
AFTER = timedelta(days=60)
"""how long what follows a holiday lasts"""
NUMERAL = "0-9零〇一二三四五六七八九十幺两"
SPRINGS = r"春节|过大?年|除夕|(?:大年)?初一|正月"
HOLIDAY = (
    rf"(?P<spring>{SPRINGS})|(?P<national>国庆节?|(?<![{NUMERAL}])十一(?=[以之]?[前后]|假|长假|期间|过))"
    rf"|(?P<labour>(?<![{NUMERAL}])五一(?![{NUMERAL}级])|劳动节)|(?P<new_year>元旦)"
)
BEFORE = re.compile(
    rf"(?:{HOLIDAY})(?:节|假期|长假)?[以之]?前|(?P<years_end>(?<![{NUMERAL}半几两多目今明去后大])年前)"
)
PAST_IT = re.compile(
    rf"过[完了](?P<done>大?年|春节|国庆|五一|元旦|十一)|(?:{HOLIDAY})(?:节|假期|长假)?(?:[以之]后|后|过后)"
    rf"|(?P<next>(?<![{NUMERAL}半几两多今明])年后)"
)
DURING = re.compile(HOLIDAY)
LENGTHS = {"spring": 8, "national": 7, "labour": 5, "new_year": 3}
DONE = {"国庆": "national", "十一": "national", "五一": "labour", "元旦": "new_year"}


def read_festival(text: str, today: date, past: bool = False) -> Span | None:
    """Return the days that are named by a holiday: the next one, or the last one where it is `past`."""
    if found := BEFORE.search(text):
        name = _name(found)
        day = _festival(name, today, past)
        return Span(min(today, day - timedelta(days=1)), day - timedelta(days=1)) if day else None
    if found := PAST_IT.search(text):
        name = DONE.get(found["done"] or "") or _name(found)
        day = _festival(name, today - timedelta(days=15), past)
        first = day + timedelta(days=1 if name == "spring" else LENGTHS[name]) if day else None
        return Span(first, first + AFTER) if first else None
    if found := DURING.search(text):
        name = _name(found)
        day = _festival(name, today - timedelta(days=LENGTHS[name] - 1), past)
        return Span(day, day + timedelta(days=LENGTHS[name] - 1)) if day else None
    return None


def _name(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return next((name for name in LENGTHS if groups.get(name)), "spring")


def _festival(name: str, since: date, past: bool) -> date | None:
    """Return the first such holiday from `since` on, or the last one before where it is `past`."""
    days = [day for year in range(since.year - 1, since.year + 3) if (day := _in_year(name, year))]
    if past:
        return max((day for day in days if day <= since), default=None)
    return min((day for day in days if day >= since), default=None)


def _in_year(name: str, year: int) -> date | None:
    if name == "spring":
        return date(year, *SPRING[year]) if year in SPRING else None
    return date(year, *{"national": (10, 1), "labour": (5, 1), "new_year": (1, 1)}[name])
