"""Skill levels in words, numerals and old names: 中级, 四级, 高级技师. The number falls as the skill rises."""

from __future__ import annotations

import re

from server.registry.plain import squeeze

LEVEL_NAMES = {
    5: "五级（初级工）",
    4: "四级（中级工）",
    3: "三级（高级工）",
    2: "二级（技师）",
    1: "一级（高级技师）",
}
# longest first, so that 高级技师 is not read as 高级 or 技师
WORDS = [
    ("高级技师", 1), ("技师", 2), ("高级工", 3), ("中级工", 4), ("初级工", 5),
    ("高级", 3), ("中级", 4), ("初级", 5), ("入门", 5), ("零基础", 5),
]  # fmt: skip
NUMBERED = re.compile(r"([一二三四五1-5])级")
NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5}
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
    if found := NUMBERED.search(said):
        return NUMERALS.get(found.group(1)) or int(found.group(1))
    return None
