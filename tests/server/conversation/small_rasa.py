"""Rasa without a model: it runs the real action, keeps slot and events, and dies at the moment that a test names."""

from __future__ import annotations

import asyncio
import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from actions.context import ActionContext
from actions.executor import create_executor
from actions.state import SLOT
from tests.actions.readings import parsed

BEFORE_ALL, BEFORE_THE_SAVE, AFTER_THE_SAVE = "before all", "before the save", "after the save"
INTENTS = {"是": "affirm", "你好": "greet", "重复": "repeat"}


class SmallRasa:
    """One bot with the dialogues of all who talk with it; `dies` names the moment, once."""

    def __init__(self, context: ActionContext) -> None:
        self.dies: str | None = None
        self.slots: dict[str, Any] = {}
        self.events: dict[str, list[dict[str, Any]]] = {}
        self._executor: ActionExecutor = create_executor(context)

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer as the channel does."""
        body = json.loads(request.content)
        sender, text, dies = body["sender"], body["message"], self.dies
        self.dies = None
        if dies == BEFORE_ALL:
            raise httpx.ConnectError(dies)
        message = parsed(text, INTENTS.get(text, "inform"))
        heard = {"event": "user", "timestamp": time.time(), "text": text, "parse_data": message}
        events = [*self.events.get(sender, []), {**heard, "metadata": body["metadata"]}]
        slots = json.loads(json.dumps({SLOT: self.slots.get(sender)}))  # as it arrives at the other process
        tracker = Tracker(sender, slots, message, list(events), False, None, {}, "action_listen")
        dispatcher = CollectingDispatcher()
        with ThreadPoolExecutor(1) as thread:  # the loop of the server is busy with this request
            run = self._executor.actions["action_respond"]
            changes = thread.submit(asyncio.run, run(dispatcher, tracker, {})).result()
        if dies == BEFORE_THE_SAVE:
            raise httpx.ReadError(dies)
        said = json.loads(json.dumps([one["custom"] for one in dispatcher.messages]))
        self.events[sender] = [*events, *({"event": "bot", "data": {"custom": one}} for one in said)]
        for change in changes:
            if change.get("name") == SLOT:
                self.slots[sender] = json.loads(json.dumps(change["value"]))
        if dies == AFTER_THE_SAVE:
            raise httpx.ReadError(dies)
        return httpx.Response(200, json=[{"custom": one} for one in said])
