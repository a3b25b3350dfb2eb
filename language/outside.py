"""Places outside of the two provinces, of which this office knows no classes and no jobs."""

from __future__ import annotations

import re

PLACES = frozenset(
    [
        "北京",
        "天津",
        "上海",
        "重庆",
        "山东",
        "山西",
        "陕西",
        "江苏",
        "浙江",
        "安徽",
        "福建",
        "江西",
        "湖北",
        "湖南",
        "广东",
        "广西",
        "海南",
        "四川",
        "贵州",
        "云南",
        "西藏",
        "甘肃",
        "青海",
        "宁夏",
        "新疆",
        "内蒙古",
        "辽宁",
        "吉林",
        "黑龙江",
        "台湾",
        "香港",
        "澳门",
        "深圳",
        "广州",
        "杭州",
        "苏州",
        "南京",
        "武汉",
        "西安",
        "成都",
        "济南",
        "青岛",
        "太原",
        "合肥",
        "长沙",
        "沈阳",
        "大连",
        "哈尔滨",
        "长春",
        "昆明",
        "贵阳",
        "兰州",
        "厦门",
        "宁波",
        "无锡",
        "温州",
        "东莞",
        "佛山",
    ]
)
NAMED = re.compile("|".join(sorted(PLACES, key=len, reverse=True)))


def is_outside(words: str) -> bool:
    """Whether the words name a place outside of Hebei and Henan."""
    return words.rstrip("省市") in PLACES


def outside_in(text: str) -> list[tuple[int, int]]:
    """Return where names of such places stand in the text."""
    return [found.span() for found in NAMED.finditer(text)]
