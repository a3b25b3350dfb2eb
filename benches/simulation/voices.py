"""How words come out: digits as they are spoken, a recogniser's slips, slips of the finger."""

from __future__ import annotations

import random
import re

from benches.simulation.phrases import table

SPOKEN = dict(zip("0123456789X", "零一二三四五六七八九叉", strict=True))
PUNCTUATION = re.compile(r"[，。？！、：；,.?!:;“”]")
DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日$")
FUNCTION_WORDS = "的了我吧"
SLIP_SHARE = 0.12
TYPO_SHARE = 0.25


def spoken_number(digits: str, draw: random.Random) -> str:
    """Return a long number digit by digit, 幺 for 1 as on the telephone for half of the speakers."""
    one = draw.choice("一幺")
    return "".join(one if digit == "1" else SPOKEN.get(digit, digit) for digit in digits)


def spoken_day(day: str) -> str:
    """Return a day as it is spoken: the year by its digits, month and day as numbers."""
    year, month, number = map(int, DAY.match(day).groups())  # type: ignore[union-attr]
    return f"{spoken_year(year)}年{spoken_count(month)}月{spoken_count(number)}{'号' if number % 2 else '日'}"


def spoken_year(year: int) -> str:
    return "".join(SPOKEN[digit] for digit in str(year))


def spoken_count(number: int) -> str:
    """Return a number up to 99 in words."""
    tens, ones = divmod(number, 10)
    return (SPOKEN[str(tens)] if tens > 1 else "") + ("十" if tens else "") + (SPOKEN[str(ones)] if ones else "")


def without_punctuation(text: str) -> str:
    """Return the text as a recogniser writes it."""
    return PUNCTUATION.sub("", text)


def misheard(text: str, draw: random.Random, share: float = SLIP_SHARE) -> str:
    """Replace some words by others of the same sound."""
    return _replaced(text, table("names")["slips"], draw, share)


def mistyped(text: str, draw: random.Random, share: float = TYPO_SHARE) -> str:
    """Type one word wrong, or leave out a small one, now and then."""
    if draw.random() > share or re.search(r"\d", text) or "示例" in text:
        return text
    wrong = _replaced(text, table("names")["typos"], draw, 0.5)
    if wrong != text or len(text) < 6:
        return wrong
    place = next((at for at, character in enumerate(text) if character in FUNCTION_WORDS), None)
    return text if place is None else text[:place] + text[place + 1 :]


def _replaced(text: str, words: dict[str, list[str]], draw: random.Random, share: float) -> str:
    for word, wrong in words.items():
        if word in text and draw.random() < share:
            text = text.replace(word, draw.choice(wrong), 1)
    return text
