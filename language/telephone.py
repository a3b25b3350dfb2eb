"""A request to be rung up, in the fixed words people have for it."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

CALL_ME = re.compile(
    r"(?<!别)(?<!不要)(?<!不用)(?<!不能)给(?:我|俺)(?:回个?|打个?)?电话|给(?:我|俺)打|回(?:我|俺)?个?电话|打(?:我|俺)(?:手机|电话)"
)
NOT = re.compile(r"(?:别|不要|不用|甭|不能|没法)[^，。]{0,4}(?:打|接|回)")


def asks_for_a_call(text: str) -> bool:
    """Whether the text asks to be rung up, and does not forbid it."""
    said = squeeze(text)
    return bool(CALL_ME.search(said)) and not NOT.search(said)
