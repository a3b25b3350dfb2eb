"""What people write in a cell, as the value that it means. Each raises ValueError with a sentence."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from server.registry.importing import wording


@dataclass(frozen=True)
class Unreadable:
    """Stands for a cell whose value cannot be known; `sentence` says why. `blank` where nothing is to be seen."""

    sentence: str
    blank: bool = False


FORMULA: Final = Unreadable(wording.FORMULA)
CHANGED_NUMBER: Final = Unreadable(wording.CHANGED_NUMBER)
MERGED_EMPTY: Final = Unreadable(wording.MERGED_EMPTY, blank=True)
MERGED_ACROSS: Final = Unreadable(wording.MERGED_ACROSS, blank=True)

EMPTY = re.compile(r"[-–—/]+|无|暂无|没有|n/?a", re.IGNORECASE)
"""what is written into a cell that is meant to be empty"""
YES = {"是", "有", "1", "y", "yes", "true", "√", "✓", "✔", "☑", "对", "可以", "可", "能"}
NO = {"否", "无", "没有", "0", "n", "no", "false", "×", "x", "✗", "✘", "不", "不是", "不可以", "不能"}
LEVELS = {
    "一级": 1, "高级技师": 1, "二级": 2, "技师": 2, "三级": 3, "高级工": 3, "高级": 3,
    "四级": 4, "中级工": 4, "中级": 4, "五级": 5, "初级工": 5, "初级": 5,
}  # fmt: skip
LEVEL_NAMES = {1: "一级", 2: "二级", 3: "三级", 4: "四级", 5: "五级"}
WITHOUT_LEVEL = {"", "无等级"}
CATEGORIES = {"视力": 1, "听力": 2, "言语": 3, "肢体": 4, "智力": 5, "精神": 6, "多重": 7}
EVERYONE = {"全部", "不限", "所有", "所有人"}
FREE = {"免费", "不收费", "不要钱", "无", "没有"}
BETWEEN_WORDS = "|｜、,，;；/\n"

_SEPARATORS = re.compile(rf"[{BETWEEN_WORDS}]+")
_ESCAPED = re.compile(r"_x000[9ADad]_")
"""a line end or tab, as some programs leave it in a workbook"""
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_DATE = re.compile(r"(\d{4})\s*[-/.年。]\s*(\d{1,2})\s*[-/.月。]\s*(\d{1,2})\s*[日号]?")
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?$", re.IGNORECASE)
_SERIAL = re.compile(r"(\d{5})(?:\.0*)?")
_SERIALS_FROM = date(1899, 12, 30)
_NUMBER = re.compile(
    r"[¥￥]?(-?\d+(?:\.\d+)?)(万|千)?\s*"
    r"(?:元|块|小时|课时|学时|节|人|名|个|位|周?岁)?(?:[/每一]?\s*(?:个?月|年|人|位|期|班))?(?:以上|以下)?"
)
_PERSONAL_NUMBER = re.compile(r"\d{7,}([\dXx]{4})")
"""as long as a telephone number, or longer"""
_SCIENTIFIC = re.compile(r"-?\d(?:\.\d+)?[eE]\+\d{2}")


def text(value: Any) -> str:
    """Return a cell as trimmed text; whole numbers without `.0`, dates in ISO form."""
    if value is None:
        return ""
    if isinstance(value, Unreadable):
        return "" if value.blank else value.sentence
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    shown = _INVISIBLE.sub("", _ESCAPED.sub(" ", str(value)))
    return shown.replace("\t", " ").strip()


def one_line(value: Any) -> str:
    """Return a cell as text; raises ValueError for several lines, as half a pair of quotation marks makes them."""
    written = text(value)
    if "\n" in written:
        raise ValueError(wording.LINE_BREAK)
    return written


def plain(value: Any) -> str:
    """Return a cell as text with full-width letters and digits made ordinary; for codes, numbers and dates."""
    return unicodedata.normalize("NFKC", text(value)).strip()


def is_filled(value: Any, *, nothing_is_said: bool = False) -> bool:
    """Whether a cell says something; with `nothing_is_said` 无 and 没有 are an answer in its column."""
    if isinstance(value, Unreadable):
        return True
    written = plain(value)
    if nothing_is_said and written in NO:
        return True
    return written != "" and EMPTY.fullmatch(written) is None


def shortened(written: str) -> str:
    """Return what a cell holds as it is quoted to the clerk: on one line, not too long, of long numbers the end."""
    line = _PERSONAL_NUMBER.sub(r"…\1", " ".join(written.split()))
    return line if len(line) <= wording.QUOTED else line[: wording.QUOTED] + "…"


def is_changed_number(value: Any) -> bool:
    """Whether a cell holds a long number that a spreadsheet has shortened to 1.30109E+17."""
    return isinstance(value, str) and _SCIENTIFIC.fullmatch(plain(value)) is not None


def as_date(value: Any) -> date:
    """Read 2026-12-01, 2026/12/1, 2026.12.1, 2026年12月1日, 20261201, a spreadsheet's day number or a date cell.

    Midnight behind it is no more than the day; another time is refused, for it would be lost.
    """
    written = plain(value)
    day, time = written, _TIME.search(written)
    if time:
        day = written[: time.start()].strip()
        if any(int(part) for part in time.groups() if part):
            raise ValueError(wording.DATE_WITH_TIME.format(value=shortened(written)))
    try:
        if match := _DATE.fullmatch(day) or _COMPACT_DATE.fullmatch(day):
            return _possible(date(int(match[1]), int(match[2]), int(match[3])))
        if match := _SERIAL.fullmatch(day):
            return _possible(_SERIALS_FROM + timedelta(days=int(match[1])))
    except ValueError:
        pass
    raise ValueError(wording.NOT_A_DATE.format(value=shortened(written)))


def _possible(day: date) -> date:
    if not 1990 <= day.year <= 2100:
        raise ValueError
    return day


def as_yes_no(value: Any) -> bool:
    """Read 是/否, 有/无, 1/0 and the like."""
    written = plain(value).lower()
    if written in YES:
        return True
    if written in NO:
        return False
    raise ValueError(wording.NOT_YES_NO.format(value=shortened(written)))


def as_number(value: Any) -> int:
    """Read a whole number, with or without thousands separators and a unit: 1,200元, 120课时, 2000元/月, 1.5万."""
    written = plain(one_line(value))
    match = _NUMBER.fullmatch(written.replace(",", ""))
    amount = Decimal(match[1]) * {"万": 10_000, "千": 1000}.get(match[2] or "", 1) if match else Decimal("0.5")
    if amount != int(amount):
        raise ValueError(wording.NOT_A_NUMBER.format(value=shortened(written)))
    return int(amount)


def as_yuan(value: Any) -> int:
    """Read an amount of money; 免费 is none."""
    return 0 if plain(value) in FREE else as_number(value)


def as_level(value: Any) -> int | None:
    """Read a skill level as 5 (初级工) … 1 (高级技师), or none."""
    written = plain(value)
    if written in WITHOUT_LEVEL:
        return None
    if written.rstrip("级") in ("1", "2", "3", "4", "5"):
        return int(written[0])
    found = {LEVELS[part] for part in re.split(r"[/()、 ]+", written) if part in LEVELS}
    if len(found) != 1:
        raise ValueError(wording.NOT_A_LEVEL.format(value=shortened(written)))
    return found.pop()


def as_words(value: Any) -> list[str]:
    """Read a list of words, separated by | 、 , ; / or a line break; each word once."""
    return list(dict.fromkeys(filter(None, (part.strip() for part in _SEPARATORS.split(text(value))))))


def as_categories(value: Any) -> list[int]:
    """Read disability categories as 视力 … 多重 or 1 … 7; 全部, 不限 or nothing means everyone (empty)."""
    words = as_words(plain(value))
    if words and set(words) <= EVERYONE:
        return []
    return list(dict.fromkeys(_category(word) for word in words))


def _category(word: str) -> int:
    name = word.removesuffix("残疾").removesuffix("类")
    if name in CATEGORIES:
        return CATEGORIES[name]
    if name in map(str, CATEGORIES.values()):
        return int(name)
    raise ValueError(wording.NOT_A_CATEGORY.format(value=shortened(word)))
