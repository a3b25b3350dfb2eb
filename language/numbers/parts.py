"""The parts of a text in which a number may stand: the whole, and what lies between the names of numbers."""

from __future__ import annotations

import re

BETWEEN_NUMBERS = re.compile(r"[，,。；;、]|手机号?码?|电话|证号|卡号|账号")


def number_parts(text: str) -> list[str]:
    """Return the text whole, and its parts in which one number of several may stand."""
    return [text, *BETWEEN_NUMBERS.split(text), *text.split()]
