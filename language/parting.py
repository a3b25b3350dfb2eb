"""Taking leave with a day to come back: 我过两天再来看吧."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

LATER = (
    r"(?:过|等|隔)(?:上|了)?[一二两三四五六七八九十几\d]{1,2}(?:天|个?月|周|个?星期|个?礼拜)"
    r"|改天|回头|赶明儿?|明天|后天|下(?:次|回|周|个?月|星期)"
)
COMES_BACK = re.compile(rf"(?:{LATER})[^，。]{{0,3}}再?(?:过)?(?:来|回来)(?:看|问|办|说|找)?")


def comes_back_another_day(text: str) -> bool:
    """Whether somebody leaves for now and says when they come again."""
    return COMES_BACK.search(squeeze(text)) is not None
