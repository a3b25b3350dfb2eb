"""Days and spans, absolute and relative: 2026年12月1日, 下个月, 年底前."""

from __future__ import annotations

import re
from datetime import date, timedelta

from language.time import date_words as words
from language.time.spans import Span, year_of
from language.writing.plain import squeeze

__all__ = ["Span", "looks_back", "read_date", "read_day", "read_span", "with_its_year"]

TO = re.compile(r"到|至|[~～—–]")
BEFORE = re.compile(r"(?:[月日号周底末]|周.|星期.|礼拜.)(?:份)?[以之]?前")
SOON = re.compile(r"最近|近期|马上|尽快|早点")
YEARS_END = re.compile(r"年底|年末")
DAY_IN_A_SENTENCE = re.compile(r"(?<![\d第月])\d{1,2}[号日](?=[以之]?前|开|那天|左右|[以之]后|起)")
OVER = re.compile(
    r"(?<![早晚马])上上?1?个?(?:月份?(?:\d+[号日]?|底|初)?|(?:周|星期|礼拜)[\d日天末]?)"
    r"|(?:前年|去年|头年|年时)的?(?:\d{1,2}月份?(?:\d{1,2}[号日]?)?|底|初)?"
)
BEHIND_US = re.compile(
    r"[考拿领发办报交学申批补毕上到](?:了|过|的|完|下来)|入职|上岗|离职|已经|上次|那时|当时|出生|生日|生的"
)
"""words by which a month without a year is one that is over: 10月考的证"""
YEAR_BEFORE = re.compile(rf"(?:{words.YEAR}|[一二三四五六七八九零〇]{{2,4}}年)的?\s*$")

IN_A_SENTENCE = (words.named_day, words.named_month, words.named_week, words.named_part)


def read_day(text: str, today: date, past: bool = False) -> date | None:
    """Return the one day that is named; `past` says that a day without a year lies behind us."""
    said = words.plain(text)
    for find in (words.named_day, words.named_week, words.day_by_word, words.day_of_this_month):
        if (span := find(said, today, past)) and span.is_day:
            return span.start
    return None


def read_span(text: str, today: date) -> Span | None:
    """Return the days to come that are meant, e.g. all of next month for 下个月; None where no such time is named."""
    said = OVER.sub("", words.plain(text))
    span = next((found for find in IN_A_SENTENCE if (found := find(said, today, False))), None)
    span = span or words.named_festival(text, today, False)
    if span is None and SOON.search(said):
        return Span(today, today + timedelta(days=45))
    if span is None and DAY_IN_A_SENTENCE.search(said):
        span = words.day_of_this_month(said, today, False)
    span = span or words.named_year(said, today, False) or words.day_by_word(said, today, False)
    if span is None or span == year_of(today.year):
        return None
    span = _until(span, said, today) if BEFORE.search(said) or YEARS_END.search(said) else span
    return Span(max(span.start, today), span.end) if span.end >= today else None


def read_date(text: str, today: date, past: bool = False) -> str | None:
    """Return what is named as ISO 8601: 2026-12-01, 2026-12, 2026 or start/end; `past` as in `read_day`."""
    span = _read(text, today, past)
    return span.iso() if span else None


def with_its_year(before: str, said: str) -> str:
    """Return the words of a time with the year that stands right before them: 去年 and 八月."""
    year = YEAR_BEFORE.search(before)
    return year.group() + said if year else said


def looks_back(text: str) -> bool:
    """Whether a sentence tells of what is over, so that 10月 is the last October."""
    return bool(BEHIND_US.search(text))


def _read(text: str, today: date, past: bool) -> Span | None:
    from_to = TO.split(text)
    if len(from_to) == 2 and (first := _read(from_to[0], today, past)):
        last = _read(from_to[1], first.start, past=False)
        return Span(first.start, last.end) if last else first
    said = words.plain(text)
    span = words.named_day(said, today, past) or words.named_month(said, today, past)
    span = span or words.named_week(said, today, past) or words.named_part(said, today, past)
    span = span or words.named_festival(text, today, past) or words.day_by_word(said, today, past)
    span = span or words.day_of_this_month(said, today, past) or words.named_year(said, today, past)
    return _until(span, said, today) if span and BEFORE.search(said) else span


def _until(span: Span, said: str, today: date) -> Span:
    """Return the days until the span: to its end where that is what is named, else to the day before it."""
    ends_in = span.is_day or re.search(r"[底末]", said)
    end = span.end if ends_in else span.start - timedelta(days=1)
    return Span(today, end) if end >= today else span


OF_A_DAY = re.compile(
    r"[\d零〇一二三四五六七八九十元初廿]+[年月日号个天周]*|[去今前昨]年|[今昨前]天|[今昨前]儿个?|大前天|[上这本]个?[月周]"
    r"|农历|正月|腊月|星期[一二三四五六日天]|证书?|我|俺|是|在|就|的|发|拿|领|考|到|下来|得|了|大概|应该|好像|那天|嘞|哩"
)
"""what the answer to a question for a day is made of"""


def says_only_a_day(text: str) -> bool:
    """Whether no more than a day is said; 今天天气真好 says more."""
    return len(OF_A_DAY.sub("", squeeze(text))) <= 3


ISSUED = re.compile(r"[发拿领考办]|证|下来|到手")


def tells_when_issued(text: str) -> bool:
    """Whether a text speaks of getting a paper beside the day that it names."""
    return ISSUED.search(squeeze(text)) is not None
