"""The one action that Rasa runs: a turn in, one transaction, what to say and the new state out."""

from __future__ import annotations

from functools import partial
from typing import Any

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoThreadIsFree

from actions.context import ActionContext
from actions.dialogue.engine import respond
from actions.done import LISTEN, Done, done_before, sent_with
from actions.state import SLOT, DialogueState
from actions.turn import Turn
from server.registry.workers import ACTIONS, Workers
from server.words import word
from server.words.trouble import NOTHING_DONE, again

log = structlog.get_logger(__name__)


class Respond(Action):
    """Named `action_respond` in domain.yml; `data/rules/respond.yml` runs it after every message."""

    def __init__(self, context: ActionContext) -> None:
        self.context = context
        self._workers = Workers(ACTIONS, "actions")

    def name(self) -> str:
        return "action_respond"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        try:
            return await self._workers.run(partial(self._run, dispatcher, tracker))
        except NoThreadIsFree:
            return self._apologise(dispatcher, tracker)

    def _run(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        sent = sent_with(tracker)
        try:
            with self.context.database.read() as session:
                if (done := done_before(session, tracker, sent)) is not None:
                    return done.told(dispatcher)
                turn = Turn(self.context, session, tracker)
                with turn.writing as writing:
                    respond(turn)
                    done = _done(turn)
                    if sent is not None and writing.uncommitted is not None:
                        done.keep(writing.uncommitted, turn.conversation_id, sent)
        except SQLAlchemyError as error:
            # No text of the error: a database's message may quote a person's facts.
            log.error("registry_unavailable", error=type(error).__name__)
            return self._apologise(dispatcher, tracker)
        return done.told(dispatcher)

    def _apologise(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """Lose nothing: the state stays, the same question stays open, and the same message can be sent again."""
        wording = word(NOTHING_DONE)
        said = (tracker.latest_message or {}).get("text") or "继续"
        dispatcher.utter_message(
            json_message={
                "key": NOTHING_DONE, "text": wording.text, "speech": wording.speech, "options": [again(said)],
                "citations": [],
            }
        )  # fmt: skip
        if DialogueState.of(tracker.slots.get(SLOT)).question and (awaiting := _last(tracker, "awaiting")):
            dispatcher.utter_message(json_message={"awaiting": awaiting})
        if situation := _last(tracker, "situation"):
            dispatcher.utter_message(json_message={"situation": situation})
        return [LISTEN]


def _done(turn: Turn) -> Done:
    said = [*turn.said.messages, *([] if turn.awaiting is None else [{"awaiting": turn.awaiting}])]
    return Done([*said, {"situation": _situation(turn)}], turn.state.as_slot())


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
