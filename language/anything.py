"""Answers that leave it open: everything will do, everywhere will do."""

from __future__ import annotations

import re

from language.writing.plain import bare, squeeze

ANYTHING = (
    "都行", "都可以", "随便", "不限", "无所谓", "都中", "哪都行", "什么都行", "啥都行", "没要求",
    "全部", "任意", "随意", "都好", "都沾", "没有要求", "你看着办", "您看着办", "干啥都行", "学啥都行",
    "做啥都行", "什么都可以", "啥都中",
)  # fmt: skip
EVERYWHERE = (
    "哪里都可以", "哪儿都可以", "哪里都行", "哪儿都行", "哪都行", "哪都中", "各地", "地方不限", "不限地方", "全省",
    "什么地方都行", "什么地方都可以", "哪里都中",
)  # fmt: skip
LONGEST = 12
"""characters of an answer that is nothing else"""


def means_anything(text: str) -> bool:
    """Whether the answer is that everything will do, and nothing else."""
    said = bare(text)
    return len(said) <= LONGEST and any(said == one or said.endswith(one) for one in ANYTHING)


ANY_WITHIN = re.compile(
    r"(?:(?:啥|什么)(?:活|工作|行|班|手艺|岗位|样)?|哪(?:活|行|样|种|门))儿?的?都(?:行|中|可以|好|沾)|(?:别|其他|其它)的?(?:活|工作|班|行当|手艺)也(?:行|中|可以)"
    r"|(?:啥|什么)(?:活|班)?都(?:能|愿意)(?:干|学|做)|都(?:给我)?(?:看看|念念|说说)|有啥(?:看|干|学)啥|能干的都"
)


def lets_any_do(text: str) -> bool:
    """Whether somebody says in a longer message that any trade will do: 只要在家，别的活也行."""
    return ANY_WITHIN.search(squeeze(text)) is not None


SOMETHING_ELSE = re.compile(
    r"(?:别|其他|其它|另外)的?(?:手艺|行当|行业|课|技术|培训|活|工作)|换(?:一?[门个种]|别的)|还有(?:啥|什么|哪些)(?:班|课|手艺)|都有(?:啥|什么)"
)


def asks_for_something_else(text: str) -> bool:
    """Whether somebody wants another trade than the one that was looked for: 换一门, 别的手艺."""
    return SOMETHING_ELSE.search(squeeze(text)) is not None


def means_everywhere(text: str) -> bool:
    """Whether the text says that the place does not matter."""
    said = squeeze(text)
    return any(one in said for one in EVERYWHERE)
