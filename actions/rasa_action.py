"""The one action that Rasa runs: a turn in, one transaction, what to say and the new state out."""

from __future__ import annotations

import asyncio
from typing import Any

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict
from sqlalchemy.exc import SQLAlchemyError

from actions.context import ActionContext
from actions.dialogue.engine import respond
from actions.state import SLOT, DialogueState
from actions.turn import Turn
from server.words import word

log = structlog.get_logger(__name__)
LISTEN = FollowupAction("action_listen")
"""said outright: behind the fallback of the policy, where two wishes end, no rule says it"""


class Respond(Action):
    """Named `action_respond` in domain.yml; `data/rules/respond.yml` runs it after every message."""

    def __init__(self, context: ActionContext) -> None:
        self.context = context

    def name(self) -> str:
        return "action_respond"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        return await asyncio.to_thread(self._run, dispatcher, tracker)

    def _run(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        try:
            with self.context.database.read() as session:
                turn = Turn(self.context, session, tracker)
                respond(turn)
        except SQLAlchemyError as error:
            # No text of the error: a database's message may quote a person's facts.
            log.error("registry_unavailable", error=type(error).__name__)
            return self._apologise(dispatcher, tracker)
        for message in turn.said:
            dispatcher.utter_message(json_message=message)
        if turn.awaiting is not None:
            dispatcher.utter_message(json_message={"awaiting": turn.awaiting})
        dispatcher.utter_message(json_message={"situation": _situation(turn)})
        return [SlotSet(SLOT, turn.state.as_slot()), LISTEN]

    def _apologise(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Lose nothing: the state stays, the same question stays open, and the same message can be sent again."""
        wording = word("trouble.registry")
        said = (tracker.latest_message or {}).get("text") or "继续"
        again: dict[str, Any] = {"key": "1", "title": "再试一次", "payload": said}
        dispatcher.utter_message(
            json_message={
                "key": "trouble.registry", "text": wording.text, "speech": wording.speech, "options": [again],
                "citations": [],
            }
        )  # fmt: skip
        if DialogueState.of(tracker.slots.get(SLOT)).question and (awaiting := _last(tracker, "awaiting")):
            dispatcher.utter_message(json_message={"awaiting": awaiting})
        if situation := _last(tracker, "situation"):
            dispatcher.utter_message(json_message={"situation": situation})
        return [LISTEN]


def _situation(turn: Turn) -> dict[str, Any]:
    """Return what the pipeline is told with the next message (data/reading/README.md)."""
    task = "distress" if turn.state.crisis == "checking" else turn.state.task
    if turn.awaiting is not None:
        slot = turn.state.question if turn.state.crisis is None else turn.awaiting["slot"]
        return {"task": task, "slot": slot or turn.awaiting["slot"], "kind": turn.awaiting["kind"]}
    if turn.state.offer and turn.state.offer["pending"]:
        return {"task": task, "slot": "confirm", "kind": "yes_no"}
    return {"task": task, "slot": None, "kind": None}


def _last(tracker: Tracker, part: str) -> dict[str, Any] | None:
    customs = ((event.get("data") or {}).get("custom") or {} for event in reversed(tracker.events))
    return next((custom[part] for custom in customs if custom.get(part)), None)
