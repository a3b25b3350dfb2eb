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
    r"(?:啥|什么|哪)(?:活|工作|行|班|手艺|岗位|样)?儿?的?都(?:行|中|可以|好|沾)|(?:别|其他|其它)的?(?:活|工作|班|行当|手艺)也(?:行|中|可以)"
    r"|(?:啥|什么)(?:活|班)?都(?:能|愿意)(?:干|学|做)"
)


def lets_any_do(text: str) -> bool:
    """Whether somebody says in a longer message that any trade will do: 只要在家，别的活也行."""
    return ANY_WITHIN.search(squeeze(text)) is not None


def means_everywhere(text: str) -> bool:
    """Whether the text says that the place does not matter."""
    said = squeeze(text)
    return any(one in said for one in EVERYWHERE)
