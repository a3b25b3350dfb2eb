"""How often something may be had is asked, and not how much it is: 领几次, 多少回."""

from __future__ import annotations

import re

HOW_OFTEN = re.compile(r"(?:几|多少)[次回遍趟]")


def asks_how_often(text: str) -> bool:
    """Whether a number of times is asked for."""
    return bool(HOW_OFTEN.search(text))
