"""What the action did for a message that is sent again: found in the dialogue or in the registry, and told again.

Rasa may die between the action and its own save, the server between Rasa's save and the answer. The message comes
again with the same id then, and nothing is done a second time.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.state import SLOT
from server.registry.services import turns
from server.words.trouble import NOTHING_DONE

LISTEN = FollowupAction("action_listen")
"""said outright: behind the fallback of the policy, where two wishes end, no rule says it"""


@dataclass(frozen=True)
class SentMessage:
    """Which message of the conversation it is, and whether somebody was at it before."""

    id: str
    again: bool


@dataclass(frozen=True)
class Done:
    """What was said, as custom parts, and the state that the dialogue came to; None where it is there already."""

    said: list[dict[str, Any]]
    state: dict[str, Any] | None

    def told(self, dispatcher: CollectingDispatcher) -> list[EventType]:
        """Say it and return the events for Rasa."""
        for part in self.said:
            dispatcher.utter_message(json_message=part)
        return [LISTEN] if self.state is None else [SlotSet(SLOT, self.state), LISTEN]

    def keep(self, session: Session, conversation_id: str, sent: SentMessage) -> None:
        """Keep it together with what was written, until the server has told it."""
        kept = json.dumps(asdict(self), ensure_ascii=False)
        turns.keep_what_was_done(session, conversation_id, sent.id, kept)


def sent_with(tracker: Tracker) -> SentMessage | None:
    """Return which message Rasa was sent; None where it was not the server that sent it."""
    return next((_sent(event) for event in reversed(tracker.events) if event.get("event") == "user"), None)


def done_before(session: Session, tracker: Tracker, sent: SentMessage | None) -> Done | None:
    """Return what was done for this message when it was sent before."""
    if sent is None or not sent.again:
        return None
    if said := _said_to(tracker, sent.id):
        return Done(said, None)
    kept = turns.what_was_done(session, tracker.sender_id, sent.id)
    return Done(**json.loads(kept)) if kept else None


def _said_to(tracker: Tracker, message_id: str) -> list[dict[str, Any]]:
    """Return what the dialogue holds as said to an earlier sending of the message, unless it was an excuse."""
    said: list[dict[str, Any]] = []
    is_own = False
    for event in tracker.events:
        if event.get("event") == "user":
            if said and not any(part.get("key") == NOTHING_DONE for part in said):
                return said
            said, sent = [], _sent(event)
            is_own = sent is not None and sent.id == message_id
        elif is_own and event.get("event") == "bot" and (part := (event.get("data") or {}).get("custom")):
            said.append(part)
    return []


def _sent(event: dict[str, Any]) -> SentMessage | None:
    metadata = event.get("metadata") or (event.get("parse_data") or {}).get("metadata") or {}
    sent = metadata.get("sent")
    return SentMessage(str(sent["id"]), bool(sent.get("again"))) if sent else None
