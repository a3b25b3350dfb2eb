"""Certificate numbers, telephone numbers and codes, as people write and say them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from language.numbers.digits import longest_digit_run

DISABILITY_CATEGORIES = {1: "视力", 2: "听力", 3: "言语", 4: "肢体", 5: "智力", 6: "精神", 7: "多重"}
DISABILITY_LEVELS = {1: "一级", 2: "二级", 3: "三级", 4: "四级"}
"""1 the most severe"""

# GB 11643-1999, the check character of the resident number
CHECK_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"

CHINA = ZoneInfo("Asia/Shanghai")
"""the days in a resident number are days there"""


class InvalidNumber(ValueError):
    """A number that cannot be right; `code` says why, `length` how many characters were given."""

    def __init__(self, code: str, length: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.length = length


@dataclass(frozen=True)
class CertificateNumber:
    """A disability certificate number: 18-digit resident number, category, level, perhaps a suffix."""

    value: str

    @property
    def resident_number(self) -> str:
        return self.value[:18]

    @property
    def category(self) -> int:
        return int(self.value[18])

    @property
    def level(self) -> int:
        return int(self.value[19])

    @property
    def birth_date(self) -> date:
        return date(int(self.value[6:10]), int(self.value[10:12]), int(self.value[12:14]))

    @property
    def province(self) -> str:
        """The province code of the first registration, e.g. 410000."""
        return self.value[:2] + "0000"

    @property
    def issue(self) -> int:
        """How often the certificate was issued anew; 0 where the number has no suffix."""
        return int(self.value[21:] or 0)

    @property
    def last_four(self) -> str:
        return self.value[16:20]


def check_character(first_seventeen: str) -> str:
    """Return the check character of a resident number (GB 11643-1999)."""
    total = sum(int(digit) * weight for digit, weight in zip(first_seventeen, CHECK_WEIGHTS, strict=True))
    return CHECK_CHARACTERS[total % 11]


def parse_certificate_number(text: str) -> CertificateNumber:
    """Read a disability certificate number as written or spoken.

    Raises `InvalidNumber` with code missing, length, characters, birth_date, check_digit, category or level.
    The area code is not judged: real people carry codes of divisions that are long gone.
    """
    value = longest_digit_run(text)
    if not value:
        raise InvalidNumber("missing")
    body, _, suffix = value.partition("B")
    if len(body) != 20 or len(suffix) > 1:
        raise InvalidNumber("length", len(body))
    if not re.fullmatch(r"\d{17}[\dX]\d\d", body) or ("B" in value and not suffix.isdigit()):
        raise InvalidNumber("characters")
    number = CertificateNumber(value)
    try:
        born = number.birth_date
    except ValueError:
        raise InvalidNumber("birth_date") from None
    if not date(1900, 1, 1) <= born <= datetime.now(CHINA).date():
        raise InvalidNumber("birth_date")
    if check_character(body[:17]) != body[17]:
        raise InvalidNumber("check_digit")
    if number.category not in DISABILITY_CATEGORIES:
        raise InvalidNumber("category")
    if number.level not in DISABILITY_LEVELS:
        raise InvalidNumber("level")
    return number


def parse_phone_number(text: str) -> str:
    """Read a Chinese mobile number of 11 digits; raises `InvalidNumber` with code missing or phone."""
    digits = longest_digit_run(text)
    if len(digits) in (13, 15) and digits.startswith(("86", "0086")):
        digits = digits.removeprefix("00").removeprefix("86")
    return _fitting(digits, r"1[3-9]\d{9}", "phone")


def parse_verification_code(text: str) -> str:
    """Read a code of six digits; raises `InvalidNumber` with code missing or code."""
    return _fitting(longest_digit_run(text), r"\d{6}", "code")


def parse_bank_account(text: str) -> str:
    """Read a bank card number of 12 to 19 digits; raises `InvalidNumber` with code missing or account."""
    return _fitting(longest_digit_run(text), r"\d{12,19}", "account")


def _fitting(digits: str, pattern: str, code: str) -> str:
    if not digits:
        raise InvalidNumber("missing")
    if not re.fullmatch(pattern, digits):
        raise InvalidNumber(code, len(digits))
    return digits
