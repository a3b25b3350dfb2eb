"""That money was had before: 春天我领过一次, 你们给我发过, 查不着我那回吗."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

HAD = re.compile(r"(?<!没)(?<!没有)(?<!未)(?<!从来没)(?:领|拿|发|享受|打|补|得)(?:到|给(?:我|俺))?过(?!来|去|期|多)")
THAT_TIME = re.compile(
    r"(?:查|找|看)不(?:着|到|见)[^，。]{0,10}(?:回|次|笔)|(?:有没有|没有?|有)(?:我|俺)[^，。]{0,8}那一?(?:回|次|笔)"
    r"|(?:我|俺)[^，。]{0,6}那一?(?:回|次|笔)[^，。]{0,4}(?:没|有没有|查|算)"
)


def speaks_of_money_had_before(text: str) -> bool:
    """Whether somebody says that they were paid before, or asks where that time is on record."""
    said = squeeze(text)
    return HAD.search(said) is not None or THAT_TIME.search(said) is not None
