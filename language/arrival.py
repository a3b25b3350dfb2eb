"""The grammar of what did not arrive: a denied verb of receiving (没收到, 收不到, 还没来)."""

from __future__ import annotations

import re

from language.numbers.digits import longest_digit_run
from language.writing.plain import squeeze

NOT_ARRIVED = re.compile(r"[没未](?:有)?(?:收[到着]|接[到着]|来|到|发[来到过])|[收接]不[到着]")


def has_not_arrived(text: str) -> bool:
    """Whether the text says that something which was awaited did not come, and gives no number instead."""
    return not longest_digit_run(text) and bool(NOT_ARRIVED.search(squeeze(text)))
