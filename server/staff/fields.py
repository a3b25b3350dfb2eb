"""What staff send, checked at the edge so that no value can upset a database."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from language.numbers.personal import parse_bank_account, parse_certificate_number, parse_phone_number
from server.registry.reference.former import current_code

MAX_ID = 2**31 - 1

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_CONTROL_BUT_LINE_ENDS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


class Strict(BaseModel):
    """A body or a query whose every field is known."""

    model_config = ConfigDict(extra="forbid")


def _one_line(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("control characters are not allowed")
    return text


def _lines(text: str) -> str:
    if _CONTROL_BUT_LINE_ENDS.search(text):
        raise ValueError("control characters are not allowed")
    return text


def _certificate_number(text: str) -> str:
    return parse_certificate_number(text).value


_OneLine = AfterValidator(_one_line)
_Lines = AfterValidator(_lines)

Code = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40), _OneLine]
OccupationCode = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20), _OneLine]
CertificateKind = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=30), _OneLine]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), _OneLine]
LongLine = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), _OneLine]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500), _Lines]
Answer = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500), _Lines]
DivisionCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$"), AfterValidator(current_code)]
"""a former code means the division that it is today"""

Receipt = Annotated[str, StringConstraints(pattern=r"^[0-9]{10}$")]

RowId = Annotated[int, Field(ge=1, le=MAX_ID)]
Count = Annotated[int, Field(ge=1, le=100_000)]
Yuan = Annotated[int, Field(ge=0, le=10_000_000)]
Year = Annotated[int, Field(ge=1949, le=2199)]
Age = Annotated[int, Field(ge=0, le=120)]
SkillLevel = Annotated[int, Field(ge=1, le=5)]
Day = Annotated[date, Field(ge=date(1949, 10, 1), le=date(2199, 12, 31))]
Categories = Annotated[list[Annotated[int, Field(ge=1, le=7)]], Field(max_length=7)]

CertificateNumberText = Annotated[str, StringConstraints(max_length=60), AfterValidator(_certificate_number)]
PhoneText = Annotated[str, StringConstraints(max_length=40), AfterValidator(parse_phone_number)]
BankAccountText = Annotated[str, StringConstraints(max_length=60), AfterValidator(parse_bank_account)]


def last_four(value: str) -> str:
    """Return the masked form of a number: what is needed to tell it apart, no more."""
    return "****" + value[-4:] if len(value) >= 8 else "****"


def family_name(value: str) -> str:
    """Return the masked form of a name: 张三 becomes 张*."""
    return value[:1] + "*" * (len(value) - 1)


MaskedNumber = Annotated[str, AfterValidator(last_four)]
MaskedName = Annotated[str, AfterValidator(family_name)]
