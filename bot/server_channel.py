"""The bot's one way in: Rasa's REST channel, opened by a token that only the server has.

Rasa's own channel answers whoever reaches its port, and its HTTP API shows and changes every dialogue, so the API
stays off and this channel tells by itself whether the model is loaded.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.channels.rest import RestInput
from rasa.shared.core.trackers import EventVerbosity
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

SHORTEST_TOKEN = 16


class ServerChannel(RestInput):
    """Answers under `/webhooks/rest/` as the channel does that it stands for.

    Besides `webhook` there are `status` (whether the model is loaded), `parse` (how a text is read) and
    `dialogues/<conversation>` (slots and events), for who looks why something was answered.
    """

    def __init__(self, token: str) -> None:
        self._token = token

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> ServerChannel:
        """Return the channel with its `token`; raises `ValueError` where there is none worth the name."""
        token = str((credentials or {}).get("token") or "")
        if len(token) < SHORTEST_TOKEN:
            raise ValueError(
                "The bot was given no TONGXING_BOT_TOKEN: docs/reference/settings.md says where it is from."
            )
        return cls(token)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return all routes, behind the token."""
        routes = super().blueprint(on_new_message)

        @routes.middleware("request")
        async def is_the_server(request: Request) -> HTTPResponse | None:
            given = (request.token or "").encode()
            if hmac.compare_digest(given, self._token.encode()):
                return None
            return response.json({"error": "not the server"}, status=401)

        @routes.route("/status", methods=["GET"])
        async def status(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            ready = agent is not None and agent.is_ready()
            return response.json({"model_file": agent.processor.model_filename if ready else None})

        @routes.route("/parse", methods=["POST"])
        async def parse(request: Request) -> HTTPResponse:
            message = UserMessage(request.json["text"], metadata=request.json.get("metadata"))
            return response.json(await request.app.ctx.agent.processor.parse_message(message))

        @routes.route("/dialogues/<sender>", methods=["GET"])
        async def dialogue(request: Request, sender: str) -> HTTPResponse:
            tracker = await request.app.ctx.agent.tracker_store.retrieve(sender)
            return response.json(tracker.current_state(EventVerbosity.ALL) if tracker else None)

        return routes
