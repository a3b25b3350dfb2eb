"""A tracker that holds what one turn needs, and nothing of Rasa."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker


def fake_tracker(
    conversation_id: str,
    text: str = "",
    intent: str = "inform",
    confidence: float = 0.95,
    events: list[dict[str, Any]] | None = None,
    **slots: Any,
) -> Tracker:
    """Return the tracker of a person who just said `text` in a dialogue with these slots."""
    message = {"text": text, "intent": {"name": intent, "confidence": confidence}}
    history = [*(events or []), {"event": "user", "text": text, "timestamp": 0.0}]
    return Tracker(conversation_id, slots, message, history, False, None, {}, "action_listen")
