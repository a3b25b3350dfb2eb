"""Channels whose machine one person after the other uses, in the same conversation."""

from __future__ import annotations

from server.conversation.messages import Channel
from server.registry.services.presence import SHARED


def is_shared(channel: Channel) -> bool:
    """Whether somebody else may talk in a conversation of this channel after a silence."""
    return channel == SHARED
