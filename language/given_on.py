"""Whether one's name was given on to others: 我名字给单位了没有."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

WHAT = r"(?:名字|姓名|信息|资料|材料|手机号?|电话号?码?|号码)"
TO_WHOM = r"(?:单位|公司|厂里?|人家|他们|那边|那家|企业|用人)"
ALREADY = r"(?:了没有?|了吗|了么|了吧|没有?$|过没有?|吧)"
GIVEN = re.compile(
    rf"{WHAT}[^，。]{{0,4}}(?:给|发|交|报|传|告诉)[^，。谁]{{0,3}}{TO_WHOM}?[^，。谁]{{0,3}}{ALREADY}"
    rf"|(?:把|将)[^，。]{{0,3}}{WHAT}(?:给|发|交|报|传)[^，。谁]{{0,6}}{ALREADY}"
)
BE_TOLD = re.compile(r"别人|谁")


def asks_whether_given_on(text: str) -> bool:
    """Whether somebody asks if their name went to the employer already: 那现在我名字没给那个单位吧."""
    said = squeeze(text)
    return GIVEN.search(said) is not None and BE_TOLD.search(said) is None and re.search(TO_WHOM, said) is not None
