"""A tracker that holds what one turn needs, and nothing of Rasa."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker


def fake_tracker(
    conversation_id: str, message: dict[str, Any], events: list[dict[str, Any]] | None = None, **slots: Any
) -> Tracker:
    """Return the tracker of a person who just said `message` in a dialogue with these slots."""
    history = [*(events or []), {"event": "user", "text": message.get("text", ""), "timestamp": 0.0}]
    return Tracker(conversation_id, slots, message, history, False, None, {}, "action_listen")
