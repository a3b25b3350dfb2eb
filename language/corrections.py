"""The grammar of a correction: what it denies, and what is left without that (不是郑州，是开封 → 是开封)."""

from __future__ import annotations

import re

DENIED = re.compile(r"(?:而不是|(?<![是要])不是|不要)([^，,。；;、]*?)(?=而是|，|,|。|；|;|、|\s|是|$)")
TAKES_BACK = re.compile(r"^.*?(?:改成|改为|改回|换成|应该是|而是|(?<!对)不对|错了|岔了)[，,。\s]*")
"""what stands before the new value"""

ONLY_ASKS = re.compile(
    r"[我俺]?(?:想|要|得|需要)?(?:更正|修改|更改|改|重新?[填说写])(?:改|一改|一下|下)*[吧呀啊了。，！!]*"
)
"""a wish to change something that gives no new value: 我要改一下"""


def without_denied(text: str) -> str:
    """Return the text without what it denies and without the words that only take something back.

    Nothing is left of a correction that gives no new value (手机号错了).
    """
    kept = DENIED.sub("", text)
    given = TAKES_BACK.sub("", kept)
    if ONLY_ASKS.fullmatch(given.strip()):
        return ""
    return given if given != kept or kept != text else text


DENIES = re.compile(r"不对|不是|错")


def denies(text: str) -> bool:
    """Whether something before is denied: 不对，是第二个 chooses nothing of what stands now."""
    return DENIES.search(text) is not None
