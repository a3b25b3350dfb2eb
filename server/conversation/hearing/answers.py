"""What people say that stands in no example of the bot: dates, and what the voice alone understands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from server.conversation.hearing.phrases import ON_THE_VOICE, ORDINALS, OVER_A_NUMBER, STEERING, YES_NO

OFTEN = 4
DIGITS = "零一二三四五六七八九"
YEARS_BACK, YEARS_AHEAD = 8, 1
RELATIVE = ("今年", "去年", "前年", "明年", "")


def answers(today: date) -> Iterator[str]:
    """Yield the words that are taught, each several times, and dates from years before `today` to the next year."""
    for _ in range(OFTEN):
        yield from (*STEERING, *YES_NO, *ORDINALS, *OVER_A_NUMBER, *ON_THE_VOICE)
    years = [_digits(today.year + after) + "年" for after in range(-YEARS_BACK, YEARS_AHEAD + 1)]
    for month in range(1, 13):
        yield from (f"{year}{_spoken(month)}月" for year in (*years, *RELATIVE))
        for day in range(1, 32):
            year = years[(month + day) % len(years)] if day % 2 else RELATIVE[(month + day) % len(RELATIVE)]
            yield f"{year}{_spoken(month)}月{_spoken(day)}{'号' if day % 3 else '日'}"


def _digits(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


def _spoken(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = "十" if tens == 1 else f"{DIGITS[tens]}十" if tens else ""
    return ten + (DIGITS[ones] if ones else "")
