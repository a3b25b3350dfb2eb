"""The words in which days, weeks, months and years are named, each read as a span."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from language.time.festivals import read_festival
from language.time.spans import Span, day_of, days_from, month_of, months_from, part_of_month, part_of_year, year_of

CHINESE = str.maketrans("零〇一二三四五六七八九", "00123456789")
YEARS = {"前年": -2, "去年": -1, "头年": -1, "年时": -1, "年上个": -1, "旧年": -1, "今年": 0, "本年度": 0, "本年": 0,
         "明年": 1, "后年": 2}  # fmt: skip
YEAR = rf"(?:19|20)\d\d年|(?<!\d)\d\d年(?=\d{{1,2}}月)|{'|'.join(YEARS)}"
RELATIVE = {"上上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "下": 1, "下下": 2}
WHICH = r"上上|下下|(?<![早晚马])上|下|这|本|当"
PART = r"上旬|中旬|下旬|底|末|尾|头|初(?!级|中)|中(?![级医原式心专国餐技])"
# 20261201 is a day only when nothing else hangs on it: numbers of people hold eight such digits too
FULL = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[年\-/.](\d{1,2})[月\-/.](\d{1,2})|(\d\d)(\d\d))(?!\d)")
SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)年(\d{1,2})月(\d{1,2})(?!\d)")
MONTH_DAY = re.compile(rf"(?:({YEAR})的?)?(?<!\d)(\d{{1,2}})月(\d{{1,2}})(?![\d几多十])")
RELATIVE_MONTH = re.compile(rf"({WHICH})1?个?月(?![嫂亮饼])份?(?:的?(\d{{1,2}})[号日]?(?!\d)|({PART}))?")
MONTH = re.compile(rf"(?:({YEAR})的?)?(?<!\d)(\d{{1,2}})月份?({PART})?")
WEEK = re.compile(rf"({WHICH})?1?个?(?:周|星期|礼拜)([日天末1-6])?")
THIS_MONTHS = re.compile(r"(?<![\d个])月(底|末|初|中旬|上旬|下旬|中(?=$|[以之]?前|开))")
HALF = r"[上下前后]半年"
YEAR_PART = re.compile(rf"(?:({YEAR})的?年?|年)(底|末|尾|初(?!级|中)|中(?=$|[以之]?前|旬))|(?:({YEAR})的?)?({HALF})")
QUARTER = re.compile(rf"(?:({YEAR})的?)?第?([1-4])季度")
ONE_YEAR = re.compile(YEAR)
DAYS = [
    (r"大前天|大前儿(?![子女童])", -3), (r"前天|前儿(?![子女童])", -2), (r"昨[天日儿]|夜儿?个|夜儿", -1),
    (r"今[天日儿]|今个", 0), (r"明[天日]|明儿(?![子女童])|赶明", 1), (r"大后[天儿]", 3),
    (r"后天|后儿(?![子女童])", 2),
]  # fmt: skip
DAY_OF_MONTH = re.compile(r"(?<![\d第月十])(\d{1,2})[号日](?![楼院线门机码班选])")
WEEKDAYS = {"1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "日": 6, "天": 6}


def plain(text: str) -> str:
    """Return the text with plain digits; the separators of 2026.12.1 stay."""
    return _tens(spoken(text)).translate(CHINESE)


def spoken(text: str) -> str:
    """Return the text in half-width characters without white space."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def named_day(said: str, today: date, past: bool) -> Span | None:
    """Return a day that is named by its year, month and day, or by the month and the day."""
    if found := FULL.search(said):
        return day_of(*(int(part) for part in found.groups() if part))
    if found := SHORT_YEAR.search(said):
        return day_of(_century(int(found[1]), today), int(found[2]), int(found[3]))
    if found := MONTH_DAY.search(said):
        month, day = int(found[2]), int(found[3])
        if found[1]:
            return day_of(_year(found[1], today), month, day)
        return _nearest(lambda year: day_of(year, month, day), today, past)
    if (found := RELATIVE_MONTH.search(said)) and found[2]:
        month_meant = months_from(today, RELATIVE[found[1]])
        return day_of(month_meant.start.year, month_meant.start.month, int(found[2]))
    return None


def named_month(said: str, today: date, past: bool) -> Span | None:
    """Return a month or a part of it: 下个月, 十二月初, 去年十月."""
    if found := RELATIVE_MONTH.search(said):
        month = months_from(today, RELATIVE[found[1]])
        return part_of_month(month, found[3]) if found[3] else month
    if (found := MONTH.search(said)) and 1 <= (number := int(found[2])) <= 12:
        if found[1] or "明年" in said:
            month = month_of(_year(found[1] or "明年", today), number)
        elif past:
            month = month_of(today.year - (number > today.month), number)
        else:
            month = month_of(today.year + (number < today.month), number)
        return part_of_month(month, found[3]) if found[3] else month
    return None


def named_week(said: str, today: date, past: bool) -> Span | None:
    """Return a week or a day of it: 下周, 这周三, 周末."""
    found = WEEK.search(said)
    if found is None or not (found[1] or found[2]):
        return None
    monday = today + timedelta(weeks=RELATIVE.get(found[1] or "", 0), days=-today.weekday())
    if found[2] is None:
        return Span(monday, monday + timedelta(days=6))
    if found[2] == "末":
        return Span(monday + timedelta(days=5), monday + timedelta(days=6))
    day = monday + timedelta(days=WEEKDAYS[found[2]])
    if found[1] is None and past and day > today:
        day -= timedelta(weeks=1)
    if found[1] is None and not past and day < today:
        day += timedelta(weeks=1)
    return Span(day, day)


def named_part(said: str, today: date, past: bool) -> Span | None:
    """Return a part of this month or of a year: 月底, 年底, 下半年, 明年初, 四季度."""
    if found := THIS_MONTHS.search(said):
        return part_of_month(months_from(today, 0), found[1])
    if found := QUARTER.search(said):
        in_year, last = _year(found[1] or "今年", today), int(found[2]) * 3
        return Span(month_of(in_year, last - 2).start, month_of(in_year, last).end)
    if found := YEAR_PART.search(said):
        year, part = found[1] or found[3], found[2] or found[4]
        span = part_of_year(_year(year or "今年", today), part)
        over = not year and not past and span.end < today
        return part_of_year(today.year + 1, part) if over else span
    return None


def named_year(said: str, today: date, past: bool) -> Span | None:
    """Return a whole year: 今年, 明年, 2025年."""
    found = ONE_YEAR.search(said)
    return year_of(_year(found[0], today)) if found else None


def day_by_word(said: str, today: date, past: bool) -> Span | None:
    """Return today, tomorrow …, also as they are called in Henan and Hebei."""
    return next((days_from(today, days) for pattern, days in DAYS if re.search(pattern, said)), None)


def day_of_this_month(said: str, today: date, past: bool) -> Span | None:
    """Return the nearest day of that number: 30号."""
    if not (found := DAY_OF_MONTH.search(said)):
        return None
    for months in (0, -1, -2) if past else (0, 1, 2):
        month = months_from(today, months).start
        day = day_of(month.year, month.month, int(found[1]))
        if day and (day.start <= today if past else day.start >= today):
            return day
    return None


def named_festival(text: str, today: date, past: bool) -> Span | None:
    """Return the time around a holiday."""
    return read_festival(spoken(text), today, past)


def _year(word: str, today: date) -> int:
    if word in YEARS:
        return today.year + YEARS[word]
    number = int(word.removesuffix("年"))
    return number if number > 99 else _century(number, today)


def _century(number: int, today: date) -> int:
    year = 2000 + number
    return year if year <= today.year + 1 else year - 100


def _nearest(in_year: Callable[[int], Span | None], today: date, past: bool) -> Span | None:
    this = in_year(today.year)
    if this and past and this.start > today:
        return in_year(today.year - 1)
    if this and not past and this.start < today:
        return in_year(today.year + 1)
    return this


def _tens(text: str) -> str:
    # 十二 → 12, 二十三 → 23, 二十 → 20, 十 → 10, before the single characters are translated
    def number(found: re.Match[str]) -> str:
        tens, ones = found.group(1), found.group(2)
        high = int(tens.translate(CHINESE)) if tens else 1
        return str(high * 10 + (int(ones.translate(CHINESE)) if ones else 0))

    return re.sub(r"([一二三])?十([一二三四五六七八九])?(?=[月日号年]|$)", number, text)
