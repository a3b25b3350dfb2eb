"""What a cell of each kind of column may hold, and the words that stand for the stored ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from server.registry.importing import wording
from server.registry.importing.cells import (
    as_categories,
    as_date,
    as_level,
    as_number,
    as_words,
    as_yes_no,
    as_yuan,
    one_line,
    plain,
    shortened,
    text,
)
from server.registry.importing.references import find_base, find_course, find_division, find_occupation

SIX_DIGITS = r"^[0-9]{6}$"
STATUSES = {"开放": "open", "关闭": "closed", "取消": "cancelled", "招生中": "open", "已满": "closed"}
JOB_STATUSES = {"开放": "open", "关闭": "closed"}
DIVISION_LEVELS = {"省": "province", "市": "city", "县": "county", "区县": "county", "县区": "county"}
BASE_LEVELS = {"国家级": "国家级", "省级": "省级", "市级": "市级", "县级": "县级"}
TRAINING_KINDS = {
    "就业技能": "就业技能",
    "岗位技能提升": "岗位技能提升",
    "创业创新": "创业创新",
    "中高技能": "中高技能",
    "就业技能培训": "就业技能",
    "岗位技能提升培训": "岗位技能提升",
    "创业创新培训": "创业创新",
    "中高技能人才培训": "中高技能",
}
WORK_MODES = {"居家": "居家", "全职": "全职", "兼职": "兼职", "灵活": "灵活"}
PROVIDED = {
    "不管": "none", "自费": "own_cost", "免费": "included",
    "没有": "none", "无": "none", "不管饭": "none", "不管住": "none", "自己花钱": "own_cost",
    "管": "included", "包": "included", "管饭": "included", "包吃": "included", "管住": "included",
    "包住": "included",
}  # fmt: skip
LEFT_OPEN = {"面议", "另议", "面谈", "详谈", "电议", "待定", "若干", "若干人", "若干名", "多名", "不限"}
OLDEST = 120


class NothingIsSaid:
    """Marks a kind of column in which 无 and 没有 are an answer (夜班: 无), and no empty cell."""


class Choice:
    """One of a few stored words, and the words that are written for them."""

    def __init__(self, choices: dict[str, str]) -> None:
        self._choices = choices
        self.word = {stored: word for word, stored in reversed(choices.items())}
        """stored word → the first word for it"""
        self._offered = "、".join(self.word[stored] for stored in dict.fromkeys(choices.values()))

    def __call__(self, value: Any) -> str:
        """Return the stored word; raises ValueError with the words that may be written."""
        written = plain(value)
        if written in self._choices.values():
            return written
        try:
            return self._choices[written]
        except KeyError:
            sentence = wording.NOT_A_CHOICE.format(choices=self._offered, value=shortened(written))
            raise ValueError(sentence) from None


def one_of(choices: dict[str, str]) -> BeforeValidator:
    """Accept the stored word or one of the words for it; the sentence offers the first word for each."""
    return BeforeValidator(Choice(choices))


def longest(limit: int) -> Any:
    """Accept text of at most `limit` characters."""
    return Field(max_length=limit)


def _code(limit: int) -> Any:
    return Field(max_length=limit, pattern=r"^[0-9A-Za-z][0-9A-Za-z_-]*$")


def _not_open(read: Callable[[Any], int], sentence: str) -> Callable[[Any], int]:
    """Name what leaves a number open (面议, 若干) as such."""

    def number(value: Any) -> int:
        if plain(value) in LEFT_OPEN:
            raise ValueError(sentence.format(value=plain(value)))
        return read(value)

    return number


PlainText = Annotated[str, BeforeValidator(text)]
Code = Annotated[str, BeforeValidator(plain), _code(40)]
OccupationCode = Annotated[str, BeforeValidator(plain), _code(20)]
DivisionCode = Annotated[str, BeforeValidator(plain), Field(pattern=SIX_DIGITS)]
Name = Annotated[str, BeforeValidator(one_line), longest(100)]
ShortName = Annotated[str, BeforeValidator(one_line), longest(40)]
Day = Annotated[date, BeforeValidator(as_date)]
YesNo = Annotated[bool, NothingIsSaid(), BeforeValidator(as_yes_no)]
Level = Annotated[int | None, BeforeValidator(as_level)]
Words = Annotated[list[str], BeforeValidator(as_words)]
Categories = Annotated[list[int], BeforeValidator(as_categories)]
Count = Annotated[int, BeforeValidator(_not_open(as_number, wording.COUNT_OPEN)), Field(ge=1, le=100_000)]
Yuan = Annotated[
    int, NothingIsSaid(), BeforeValidator(_not_open(as_yuan, wording.SALARY_OPEN)), Field(ge=0, le=1_000_000)
]
Status = Annotated[str, one_of(STATUSES)]
JobStatus = Annotated[str, one_of(JOB_STATUSES)]
InDivision = Annotated[str, BeforeValidator(text), AfterValidator(find_division)]
OfOccupation = Annotated[str, BeforeValidator(text), AfterValidator(find_occupation)]
OfCourse = Annotated[int, BeforeValidator(find_course)]
OfBase = Annotated[int, BeforeValidator(find_base)]

# What people ask about: an empty cell is "not on record"
YesNoUnknown = Annotated[bool | None, NothingIsSaid(), BeforeValidator(as_yes_no)]
YuanUnknown = Annotated[int | None, NothingIsSaid(), BeforeValidator(as_yuan), Field(ge=0, le=1_000_000)]
AgeUnknown = Annotated[int | None, BeforeValidator(as_number), Field(ge=0, le=OLDEST)]
ProvidedUnknown = Annotated[str | None, NothingIsSaid(), one_of(PROVIDED)]
SaidUnknown = Annotated[str | None, BeforeValidator(text), longest(100)]
ToldUnknown = Annotated[str | None, BeforeValidator(text), longest(200)]
