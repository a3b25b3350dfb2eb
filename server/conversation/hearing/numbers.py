"""Digits as a number needs them, of what a recogniser writes for them: 四一零, 4 1 0, 要 for 幺, 酒 for 九.

Nothing is guessed: a character is a digit by its own sound alone, never because a digit is missing there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from language.numbers.digits import SPOKEN_DIGITS
from language.numbers.personal import (
    InvalidNumber,
    parse_bank_account,
    parse_certificate_number,
    parse_phone_number,
    parse_verification_code,
)
from server.conversation.hearing.sounds import HAN, readings

PARSERS: dict[str, Callable[[str], object]] = {
    "certificate_number": parse_certificate_number,
    "phone_number": parse_phone_number,
    "verification_code": parse_verification_code,
    "bank_account": parse_bank_account,
}
"""slot → who judges its number, its length and its check character"""
SOUNDS = {
    "ling": "0", "lin": "0", "yao": "1", "yi": "1", "er": "2", "liang": "2", "san": "3", "si": "4", "shi": "4",
    "wu": "5", "liu": "6", "qi": "7", "ba": "8", "jiu": "9",
}  # fmt: skip
EXTRA = {"么": "1"}
"""heard for 幺, though it sounds otherwise"""
LETTER_X = re.compile(r"[埃爱艾]?克[斯思私]|[叉差插查]|ex|[x×х]", re.IGNORECASE)
"""the check character 10, as it is heard"""
LONGEST_BODY = 17
"""digits that stand before the check character"""
SIGNS = re.compile(r"[\s\-\u2010-\u2015\u2212_.,，。、·~～/!?！？:：;；]+")
EVERYDAY = "是就要吧把以那十其亿意已事时有"
"""words of a sentence that sound like a digit: digits only between others"""
LEAST, LEAST_UNASKED = 3, 6
"""plain digits that make a number, where one is awaited and elsewhere"""
ROUND_THE_NUMBER = re.compile(
    r"(?:我的?|他的?|这个?|那个?|就是|呃|嗯|啊|哦|哎|好的?|残疾人?证|证件|身份证|手机|电话|银行卡?|卡|账|验证|号码?|码|是|为|吧|的|了|呢|哈|B)*"
)
"""what people say before and behind it"""


@dataclass(frozen=True)
class Number:
    """A number in the text that was heard; `whole` where nothing else was said that may be part of it."""

    digits: str
    text: str
    whole: bool


def read_number(text: str, slot: str | None) -> Number | None:
    """Return the number that the text (simplified) says, None where it says none.

    `slot` is the number that is awaited, None elsewhere: there only a long row of plain digits counts.
    """
    plain = SIGNS.sub("", unicodedata.normalize("NFKC", text))
    if slot == "certificate_number":
        plain = _with_check_character(plain)
    runs = [run for run in _runs(plain) if _plain_digits(run[2]) >= (LEAST if slot else LEAST_UNASKED)]
    if not runs:
        return None
    first, last = runs[0], runs[-1]
    outside = plain[: first[0]], plain[last[1] :]
    whole = len(runs) == 1 and all(ROUND_THE_NUMBER.fullmatch(part) for part in outside)
    written, at = "", 0
    for start, end, said in runs:
        written += plain[at:start] + "".join(_digit(one) or one for one in said)
        at = end
    digits = "".join(_digit(one) or one for one in max((said for _, _, said in runs), key=len))
    return Number(digits, written + plain[at:], whole)


def is_valid(number: str, slot: str) -> bool:
    """Whether a number has the length, the check character and all else that a number for `slot` must have."""
    try:
        PARSERS[slot](number)
    except InvalidNumber:
        return False
    return True


def is_checked(number: Number, slot: str) -> bool:
    """Whether a check digit bears all of the number out: that of a card (Luhn, ISO/IEC 7812-1).

    A telephone number and a code have none, nor has a passbook; a certificate's says nothing of category and level.
    """
    if slot != "bank_account":
        return False
    doubled = (int(one) * (1 + place % 2) for place, one in enumerate(reversed(number.digits)))
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0


def _runs(plain: str) -> list[tuple[int, int, str]]:
    """Return start, end and characters of all rows of what may be digits, everyday words at their ends left out."""
    found, start = [], 0
    while start < len(plain):
        end = start
        while end < len(plain) and _digit(plain[end]):
            end += 1
        after = max(end, start + 1)
        while end > start and plain[end - 1] in EVERYDAY:
            end -= 1
        while start < end and plain[start] in EVERYDAY and not (plain[start] == "要" and start == 0):
            start += 1
        if end > start:
            found.append((start, end, plain[start:end]))
        start = after
    return found


def _plain_digits(said: str) -> int:
    plain = sum(one.isdigit() or one in "零〇一幺二两三四五六七八九X" for one in said)
    return plain if plain * 2 >= len(said) else 0


@cache
def _digit(character: str) -> str:
    """Return the digit that the character is or sounds like, or an empty string."""
    written = EXTRA.get(character, character.translate(SPOKEN_DIGITS))
    if written in "0123456789X":
        return written
    return SOUNDS.get(readings(character)[0], "") if HAN.match(character) else ""


def _with_check_character(plain: str) -> str:
    """Return the text with an X where one is heard behind seventeen digits."""
    for heard in LETTER_X.finditer(plain):
        before = plain[: heard.start()]
        if sum(bool(_digit(one)) for one in before[-LONGEST_BODY:]) == LONGEST_BODY:
            return before + "X" + plain[heard.end() :]
    return plain


def count_digits(text: str, slot: str) -> int:
    """Return how many digits of a number for `slot` the text has so far."""
    plain = SIGNS.sub("", unicodedata.normalize("NFKC", text))
    if number := read_number(plain, slot):
        return len(number.digits)
    return len(plain) if all(_digit(one) for one in plain) else 0
