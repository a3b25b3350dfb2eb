"""What was typed in pinyin, in Cantonese or in traditional characters, in the words that the bot knows."""

from __future__ import annotations

import re

from language.writing.cantonese import MARKS, in_common_chinese
from language.writing.pinyin import Pinyin
from server.conversation.messages import Reply

LATIN = re.compile(r"[^\W\d_]{2,}")


class Repair:
    """Puts a message into known words; what it cannot read stays as it is."""

    def __init__(self, pinyin: Pinyin) -> None:
        self._pinyin = pinyin

    def read(self, text: str, last: Reply | None) -> str:
        """Return the text as the bot is to hear it; a name stays as its owner writes it."""
        is_name = bool(last and last.awaiting and last.awaiting.slot == "person_name")
        common = text if is_name and not MARKS.search(text) else in_common_chinese(text)
        return self._pinyin.read(common, whole=is_name) if may_be_pinyin(common) else common


def may_be_pinyin(text: str) -> bool:
    """Whether there are letters of the Latin alphabet that stand side by side."""
    return any(run.group()[0].lower() < "\u0250" for run in LATIN.finditer(text))
