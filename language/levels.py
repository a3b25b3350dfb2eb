"""Skill levels in words, numerals and old names: 中级, 四级, 高级技师. The number falls as the skill rises."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

LEVEL_NAMES = {
    5: "五级（初级工）",
    4: "四级（中级工）",
    3: "三级（高级工）",
    2: "二级（技师）",
    1: "一级（高级技师）",
}
# longest first, so that 高级技师 is not read as 高级 or 技师
WORDS = [
    ("最高级", 1), ("最低级", 5), ("高级技师", 1), ("一级技师", 1), ("技师", 2), ("高级技工", 3), ("中级技工", 4),
    ("初级技工", 5), ("高级工", 3), ("中级工", 4), ("初级工", 5), ("高级", 3), ("中级", 4), ("初级", 5), ("高工", 3),
    ("入门", 5), ("零基础", 5), ("零起点", 5),
]  # fmt: skip
NUMBERED = re.compile(r"([一二三四五壹贰叁肆伍1-5]|i{1,3}|iv|v)级|级别?[是为]?([一二三四五1-5])$")
NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5,
            "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}  # fmt: skip
DISABILITY_LEVEL = re.compile(r"([一二三四壹贰叁肆1-4])级|^([一二三四1-4])$|级别?[是为]?([一二三四1-4])$")
# 肢体三级 is how severe a disability is, and the two steps above 高级技师 are none of the five
OTHER_LEVELS = re.compile(
    r"(?:视力|听力|言语|肢体|智力|精神|多重|残疾人?|伤残|残)+(?:证|等级|级别)*(?:是|为)?[一二三四1-4]级|特级技师|首席技师"
)


def read_level(text: str) -> int | None:
    """Return the level 1 … 5 that is named, or None."""
    said = OTHER_LEVELS.sub("", squeeze(text))
    for name, level in WORDS:
        if name in said:
            return level
    return _numbered(NUMBERED, said)


FROM_THE_START = re.compile(
    r"(?:从头|从零)(?:开始)?(?:学|教|起)|零(?:基础|起点)|没(?:有)?(?:学过|基础|底子)|(?:都|也)没学过|[啥什]么?[都也]不会"
)


def begins_from_the_start(text: str) -> bool:
    """Whether somebody says that they know nothing of a trade yet: 俺想从头学."""
    return FROM_THE_START.search(squeeze(text)) is not None


def read_disability_level(text: str) -> int | None:
    """Return the level 1 … 4 of a disability, or None."""
    return _numbered(DISABILITY_LEVEL, squeeze(text))


def _numbered(pattern: re.Pattern[str], said: str) -> int | None:
    found = pattern.search(said)
    numeral = next(filter(None, found.groups()), "") if found else ""
    return NUMERALS.get(numeral) or (int(numeral) if numeral else None)


TO_KNOW = re.compile(r"零|基础|从头|初学|没学过|手把手|入门|证书|底子")


def tells_what_to_know(description: str) -> bool:
    """Whether a class's own words tell what one must know before: 从零学起."""
    return TO_KNOW.search(description) is not None
