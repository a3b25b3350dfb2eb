"""Two closed forms at what is being written: is it written (写上没有), and what is to be added (添上…)."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

WRITES = r"(?:写|记|添|加|补|填)"
IS_IT = re.compile(
    rf"(?<![没不别]){WRITES}(?:上|进去?|下来?|好|全|着|明白?)?(?:去|了)?(?:没有|没(?!{WRITES})|吗|么|不(?={WRITES}|$))"
    rf"|(?<![没不别]){WRITES}(?:了|的)(?:些|都)*(?:啥|什么|哪些)"
)
ADD = re.compile(
    r"(?<![没不别甭])(?<!不要)(?<!不用)(?:再|也)?(?:[添加补写记]上|添进去|写进去|[添加补写][一几两]句)(?:去|说|一句)?[：:，,\s]*(?P<words>.+)$"
)
ENDS_AS_A_QUESTION = re.compile(r"^(?:了)?(?:没有?|吗|么|不)")
SHORTEST = 4
"""characters of what is worth adding"""


def asks_whether_written(text: str) -> bool:
    """Whether somebody asks if something was written down, or what was: 那句话添上没有, 你都记了啥."""
    return IS_IT.search(squeeze(text)) is not None


def words_to_add(text: str) -> str | None:
    """Return what is to be written beside the rest (给添上她说恁来弄啥哩), None where nothing is to be added."""
    found = ADD.search(text.strip())
    words = found.group("words").strip("，,。 ") if found else ""
    return words if len(squeeze(words)) >= SHORTEST and not ENDS_AS_A_QUESTION.match(words) else None
