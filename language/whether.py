"""Whether a thing may be done at all (还能回去上课不能), which asks for no day and for no way to do it."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

MAY = re.compile(
    r"(?:能|可以|许|让|准)[^，。]{1,8}?(?:不能?|吗|么|不让)(?:$|人家|他们)|能不能|可不可以|让不让|许不许|还能[^，。]{1,10}吗"
)
OF_THE_ANSWER = re.compile(r"结果|回信|信儿|受理号|查|问|知道|听")


def asks_whether_one_may(text: str) -> bool:
    """Whether a text asks if something may be done, and not if and how one hears of the answer."""
    said = squeeze(text)
    return MAY.search(said) is not None and OF_THE_ANSWER.search(said) is None
