"""Places that are only where somebody comes from: 我是驻马店人, 老家在信阳."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

BEFORE = r"(?:老家|祖籍|原籍|户口)(?:是|在|搁)?"
AFTER = r"(?:那边|那儿|这边)?(?:人(?![多少不没在家都])|老家|口音|嫁过?来)"


def is_origin(place: str, text: str) -> bool:
    """Whether the text names the place as an origin; whoever was born there may live elsewhere."""
    name = re.escape(squeeze(place))
    return re.search(f"{BEFORE}{name}|{name}{AFTER}", squeeze(text)) is not None


def is_home(place: str, text: str) -> bool:
    """Whether the text says outright that somebody lives in the place: 现在跟着闺女住平顶山."""
    name = re.escape(squeeze(place))
    return re.search(f"(?:住(?:在|到)?|(?<!老)家在|家住){name}", squeeze(text)) is not None
