"""The office's hours as they are said, from its days and times; and whether a sentence says the same."""

from __future__ import annotations

import re
from itertools import groupby

from language.numbers.amounts import number_of

DAYS = "一二三四五六日"
EVERY_DAY = "1234567"
HALF_A_DAY = 12 * 60

_DAY = r"(?:周|星期|礼拜)([一二三四五六日天1-7])"
_DAYS = re.compile(rf"{_DAY}(?:(?:到|至|[-—–~～]){_DAY})?")
_HOUR = "([0-9]{1,2}|[零一二两三四五六七八九十]{1,3})"
_TIME = re.compile(rf"{_HOUR}(?:[:：]([0-9]{{2}})|[点时](?:(半)|零?([0-9]{{1,2}})分?)?)")


def said_hours(days: str, opens: str, closes: str) -> str:
    """Return the hours as a sentence says them, e.g. 周一到周五，早上9点到下午5点.

    `days` are weekdays in their order, 1 for Monday; the times are HH:MM.
    """
    times = "全天" if (opens, closes) == ("00:00", "24:00") else f"{_said_time(opens)}到{_said_time(closes)}"
    return f"{_said_days(days)}，{times}"


def contradicts(sentence: str, days: str, opens: str, closes: str) -> bool:
    """Whether a sentence about the hours names other days, or begins or ends at another time.

    What it does not name, or names in words that are not known here, contradicts nothing. A time is compared by
    its half of the day, since 早上 and 下午 are often left out.
    """
    named = _named_days(sentence)
    if named and named != set(days):
        return True
    times = [_minutes(match) for match in _TIME.finditer(sentence)]
    wanted = [_of_day(opens) % HALF_A_DAY, _of_day(closes) % HALF_A_DAY]
    return bool(times) and [times[0] % HALF_A_DAY, times[-1] % HALF_A_DAY] != wanted


def _said_days(days: str) -> str:
    if days == EVERY_DAY:
        return "每天"
    runs = [[day for _, day in run] for _, run in groupby(enumerate(map(int, days)), lambda each: each[0] - each[1])]
    return "、".join(
        f"周{DAYS[run[0] - 1]}到周{DAYS[run[-1] - 1]}" if len(run) > 2 else "、".join(f"周{DAYS[d - 1]}" for d in run)
        for run in runs
    )


def _said_time(time: str) -> str:
    hour, minute = divmod(_of_day(time), 60)
    part = next(name for until, name in _PARTS_OF_DAY if hour < until)
    rest = {0: "", 30: "半"}.get(minute, f"{minute}分" if minute > 9 else f"零{minute}分")
    return f"{part}{hour if hour <= 12 else hour - 12}点{rest}"


_PARTS_OF_DAY = ((6, "凌晨"), (12, "早上"), (13, "中午"), (19, "下午"), (25, "晚上"))


def _of_day(time: str) -> int:
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)


def _minutes(match: re.Match[str]) -> int:
    hour, minutes, half, rest = match.groups()
    return (number_of(hour) or 0) * 60 + (30 if half else int(minutes or rest or 0))


def _named_days(sentence: str) -> set[str]:
    if re.search("每天|天天|每日", sentence):
        return set(EVERY_DAY)
    named = set("12345") if "工作日" in sentence else set()
    for match in _DAYS.finditer(sentence):
        first, last = _number_of_day(match[1]), _number_of_day(match[2] or match[1])
        named |= {str(day) for day in range(first, last + 1)}
    return named


def _number_of_day(written: str) -> int:
    return int(written) if written.isdigit() else DAYS.index(written.replace("天", "日")) + 1
