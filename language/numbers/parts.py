"""The parts of a text in which a number may stand: the whole, what lies between, all of it joined."""

from __future__ import annotations

import re

BETWEEN_NUMBERS = re.compile(r"[，,。；;、]|手机号?码?|电话|证号|卡号|账号")
TOLD_OF_PARTS = re.compile(
    r"(?:前面?|后面?|中间|最后|开头|末尾)?(?:头|的)?[一二两三四五六七八九十\d]{1,2}位(?:数字?)?(?:是|为)?"
    r"|后头|前头|后面|前面|然后|最后|开头|中间|末尾|尾号|出生(?:日期)?|生日|再(?:是|加)|还有|是|[，,。；;、\s]"
)
"""what people say between the parts of one number"""
DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]?")


def number_parts(text: str) -> list[str]:
    """Return the text whole, its parts in which one number of several may stand, and all parts joined to one."""
    joined = TOLD_OF_PARTS.sub("", DAY.sub(lambda day: f"{day[1]}{int(day[2]):02d}{int(day[3]):02d}", text))
    return [text, *BETWEEN_NUMBERS.split(text), *text.split(), joined]
