"""What people write in a cell, as the value that it means. Each raises ValueError with a sentence."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Any, Final

from server.registry.importing import wording


class _Formula:
    """Stands for a cell that holds a formula or an error instead of a value."""

    def __repr__(self) -> str:
        return "FORMULA"


FORMULA: Final = _Formula()

YES = {"是", "有", "1", "y", "yes", "true", "√", "✓", "对"}
NO = {"否", "无", "没有", "0", "n", "no", "false", "×", "x"}
LEVELS = {
    "一级": 1, "高级技师": 1, "二级": 2, "技师": 2, "三级": 3, "高级工": 3, "高级": 3,
    "四级": 4, "中级工": 4, "中级": 4, "五级": 5, "初级工": 5, "初级": 5,
}  # fmt: skip
WITHOUT_LEVEL = {"", "无", "无等级", "没有", "-"}
CATEGORIES = {"视力": 1, "听力": 2, "言语": 3, "肢体": 4, "智力": 5, "精神": 6, "多重": 7}
EVERYONE = {"全部", "不限", "所有", "所有人", "无"}

_SEPARATORS = re.compile(r"[|｜、,，;；/\n]+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\x00-\x08\x0b-\x1f]")
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]+00:00(?::00)?)?")
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBER = re.compile(r"(-?\d+)(?:\.0*)?\s*(?:元|小时|课时|学时|人|名|个|周?岁)?")


def text(value: Any) -> str:
    """Return a cell as trimmed text; whole numbers without `.0`, dates in ISO form."""
    if value is None or value is FORMULA:
        return "" if value is None else repr(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return _INVISIBLE.sub("", str(value)).strip()


def plain(value: Any) -> str:
    """Return a cell as text with full-width letters and digits made ordinary; for codes, numbers and dates."""
    return unicodedata.normalize("NFKC", text(value)).strip()


def as_date(value: Any) -> date:
    """Read 2026-12-01, 2026/12/1, 2026.12.1, 2026年12月1日, 20261201 or a date cell."""
    written = plain(value)
    match = _DATE.fullmatch(written) or _COMPACT_DATE.fullmatch(written)
    try:
        if match and 1990 <= int(match[1]) <= 2100:
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        pass
    raise ValueError(wording.NOT_A_DATE)


def as_yes_no(value: Any) -> bool:
    """Read 是/否, 有/无, 1/0 and the like."""
    written = plain(value).lower()
    if written in YES:
        return True
    if written in NO:
        return False
    raise ValueError(wording.NOT_YES_NO)


def as_number(value: Any) -> int:
    """Read a whole number, with or without thousands separators and a unit."""
    match = _NUMBER.fullmatch(plain(value).replace(",", ""))
    if not match:
        raise ValueError(wording.NOT_A_NUMBER)
    return int(match[1])


def as_level(value: Any) -> int | None:
    """Read a skill level as 5 (初级工) … 1 (高级技师), or none."""
    written = plain(value)
    if written in WITHOUT_LEVEL:
        return None
    if written.rstrip("级") in ("1", "2", "3", "4", "5"):
        return int(written[0])
    found = {LEVELS[part] for part in re.split(r"[/()、 ]+", written) if part in LEVELS}
    if len(found) != 1:
        raise ValueError(wording.NOT_A_LEVEL)
    return found.pop()


def as_words(value: Any) -> list[str]:
    """Read a list of words, separated by | 、 , ; / or a line break; each word once."""
    return list(dict.fromkeys(filter(None, (part.strip() for part in _SEPARATORS.split(text(value))))))


def as_categories(value: Any) -> list[int]:
    """Read disability categories as 视力 … 多重 or 1 … 7; 全部, 不限 or nothing means everyone (empty)."""
    words = as_words(plain(value))
    if words and set(words) <= EVERYONE:
        return []
    return sorted({_category(word) for word in words})


def _category(word: str) -> int:
    name = word.removesuffix("残疾").removesuffix("类")
    if name in CATEGORIES:
        return CATEGORIES[name]
    if name in map(str, CATEGORIES.values()):
        return int(name)
    raise ValueError(wording.NOT_A_CATEGORY.format(value=word))
