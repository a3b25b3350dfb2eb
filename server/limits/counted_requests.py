"""Every request is counted: which client it is of is noted, what it asks for, and what it announces to send."""

from __future__ import annotations

from fastapi import Request, Response
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from server.http.body import MAX_BODY_BYTES
from server.inner_port import ALIVE, is_inner
from server.limits.client import ChannelOf, client_of, coming_from
from server.limits.held_back import HeldBack
from server.limits.limits import Limits


class CountedRequests:
    """ASGI middleware; the app has a handler for `HeldBack`. What streams send is counted where it is taken.

    Never held back are those who watch over the service, and the bot, whose answers others wait for.
    """

    def __init__(self, app: ASGIApp, limits: Limits, channel_of: ChannelOf = lambda secret: None) -> None:
        self._app = app
        self._limits = limits
        self._channel_of = channel_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self._app(scope, receive, send)
        path = scope["path"]
        with coming_from(client_of(HTTPConnection(scope), self._channel_of)):
            if scope["type"] == "http" and path != ALIVE and not is_inner(path):
                try:
                    await self._limits.request(path)
                    if size := _announced(Request(scope)):
                        await self._limits.received(size)
                except HeldBack as held:
                    response: Response = await scope["app"].exception_handlers[HeldBack](Request(scope), held)
                    return await response(scope, receive, send)
            await self._app(scope, receive, send)


def _announced(request: Request) -> int:
    """Return how many bytes a body will have at most: more than that is not read."""
    if "transfer-encoding" in request.headers:
        return MAX_BODY_BYTES
    length = request.headers.get("content-length", "0")
    return min(int(length), MAX_BODY_BYTES) if length.isdecimal() else MAX_BODY_BYTES
