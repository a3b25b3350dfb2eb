"""The one way an action runs: a turn in, one transaction, what to say out."""

from __future__ import annotations

import asyncio
from typing import Any

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict
from sqlalchemy.exc import SQLAlchemyError

from actions.aside import goes_aside
from actions.comforting import stay
from actions.context import ActionContext
from actions.reaching import remember_how_to_reach
from actions.turn import REQUESTED, Turn
from server.words import word

log = structlog.get_logger(__name__)


class RegistryAction(Action):
    """An action of Rasa that reads and writes the registry. Subclasses set `action_name` and write `act`."""

    action_name: str

    def __init__(self, context: ActionContext) -> None:
        self.context = context

    def name(self) -> str:
        return self.action_name

    def act(self, turn: Turn) -> None:
        """Do the action: read and write slots, say things."""
        raise NotImplementedError

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        return await asyncio.to_thread(self._run, dispatcher, tracker)

    def _run(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        try:
            with self.context.database.read() as session:
                turn = Turn(self.context, session, tracker)
                remember_how_to_reach(turn)
                if not stay(turn, self.action_name) and not goes_aside(turn, self.action_name):
                    self.act(turn)
        except SQLAlchemyError as error:
            # No text of the error: a database's message may quote a person's facts.
            log.error("registry_unavailable", action=self.action_name, error=type(error).__name__)
            return self._apologise(dispatcher, tracker)
        for message in turn.said:
            dispatcher.utter_message(json_message=message)
        if turn.awaiting is not None:
            dispatcher.utter_message(json_message={"awaiting": turn.awaiting})
        return turn.events

    def _apologise(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        wording = word("trouble.registry")
        again: dict[str, Any] = {"key": "1", "title": "再试一次", "payload": self.try_again(tracker)}
        dispatcher.utter_message(
            json_message={"text": wording.text, "speech": wording.speech, "options": [again], "citations": []}
        )
        return self.after_trouble(dispatcher, tracker)

    def try_again(self, tracker: Tracker) -> str:
        """Return what choosing to try again says: by default the same message."""
        return (tracker.latest_message or {}).get("text") or "继续"

    def after_trouble(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Lose nothing: the same question stays open, and what was asked is awaited still."""
        # A form needs one slot event, else Rasa leaves it, or asks it twice where it begins.
        kept = SlotSet("misunderstood", tracker.slots.get("misunderstood"))
        requested = tracker.slots.get(REQUESTED)
        if not requested:
            return [kept, FollowupAction("action_listen")]
        if awaiting := _last_awaiting(tracker):
            dispatcher.utter_message(json_message={"awaiting": awaiting})
        return [SlotSet(REQUESTED, requested), kept]


def _last_awaiting(tracker: Tracker) -> dict[str, Any] | None:
    customs = ((event.get("data") or {}).get("custom") or {} for event in reversed(tracker.events))
    return next((custom["awaiting"] for custom in customs if custom.get("awaiting")), None)
