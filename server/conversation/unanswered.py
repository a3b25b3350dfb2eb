"""Texts that got no answer, kept until their owner chooses to send them again."""

from __future__ import annotations

import hmac
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime

MOST = 1000
"""texts kept, the oldest forgotten first: a long outage fills no memory"""


@dataclass(frozen=True)
class Kept:
    """A text, and when it was said."""

    text: str
    said_at: datetime


class Unanswered:
    """One text a conversation, given back to nobody but who holds the token that it was said with."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[str, tuple[str, Kept]] = OrderedDict()

    def keep(self, conversation_id: str, token: str, kept: Kept) -> None:
        """Keep the text; what another token keeps for this conversation stays, unless nothing was kept."""
        if conversation_id in self._kept and not self.holds(conversation_id, token):
            return
        self._kept[conversation_id] = (token, kept)
        self._kept.move_to_end(conversation_id)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def holds(self, conversation_id: str, token: str) -> bool:
        """Whether a text said with this token is kept."""
        kept = self._kept.get(conversation_id)
        return kept is not None and hmac.compare_digest(kept[0].encode(), token.encode())

    def take(self, conversation_id: str, token: str) -> Kept | None:
        """Return the text and forget it; None where there is none of this token."""
        return self._kept.pop(conversation_id)[1] if self.holds(conversation_id, token) else None
