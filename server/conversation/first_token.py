"""The token of a conversation that has no row yet: it says itself what the row will be made of.

Who opens the page and says nothing leaves nothing behind. As soon as there is a row, the row decides.
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from itsdangerous import BadData, URLSafeTimedSerializer

from server.conversation.messages import Channel, Mode
from server.registry.crypto import keyring

FIRST_WORD_WITHIN = timedelta(days=7)
"""as long as a browser keeps its ticket"""


@dataclass(frozen=True)
class Unspoken:
    """A conversation in which nothing was said but the greeting."""

    channel: Channel
    mode: Mode
    area: str | None
    began_at: datetime


def hand_out(channel: Channel, mode: Mode, area: str | None) -> tuple[str, str]:
    """Return the id and the token of a new conversation."""
    conversation_id = uuid.uuid4().hex
    return conversation_id, str(_serializer(conversation_id).dumps([channel, mode, area]))


def opened_by(conversation_id: str, token: str) -> Unspoken | None:
    """Return what the token says of this conversation; None where it was not handed out for it, or long ago."""
    try:
        (channel, mode, area), at = _serializer(conversation_id).loads(
            token, max_age=int(FIRST_WORD_WITHIN.total_seconds()), return_timestamp=True
        )
    except BadData:
        return None
    return Unspoken(channel, mode, area, at)


def _serializer(conversation_id: str) -> Any:
    # The salt is part of the key: a token opens the conversation that it was made for, and no other.
    return URLSafeTimedSerializer(
        keyring().index("token", "first token"), salt=f"conversation {conversation_id}",
        signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
    )  # fmt: skip
