"""A limit on what one request may send, and on how long it may take, answered by the problem handlers.

FastAPI's own `max_body_size` answers in plain text, which is no problem document, and nothing there ends a slow body.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from fastapi import HTTPException, Request, Response
from fastapi.routing import APIRoute
from starlette.types import Message, Receive, Scope

MAX_BODY_BYTES = 64 * 1024
BODY_WITHIN = 20.0
"""seconds for a whole body: 64 KiB on the slowest telephone line that a page is read on"""


MORE_TIME, ASK = "tongxing.more_time", "ask"
"""the extension by which a protocol lets a route read for longer than it would let a request come in"""


@dataclass(frozen=True)
class Limit:
    """What a body may be at most: bytes, and seconds from the first that is read."""

    most_bytes: int
    within: float


class LimitedRoute(APIRoute):
    """A route that refuses more than its limit with 413, whatever is announced, and a slow body with 408.

    What FastAPI reads, it reads before anyone knows who sends it.
    """

    @classmethod
    def limit(cls) -> Limit:
        """Return what a form needs; a route for more says so in a class of its own."""
        return Limit(MAX_BODY_BYTES, BODY_WITHIN)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler of the route, reading through the limit."""
        handle = super().get_route_handler()

        async def limited(request: Request) -> Response:
            return await handle(Request(request.scope, _limited(request.scope, request.receive, self.limit())))

        return limited


def _limited(scope: Scope, receive: Receive, limit: Limit) -> Receive:
    received, is_complete = 0, False
    until: float | None = None

    async def receive_limited() -> Message:
        nonlocal received, is_complete, until
        if is_complete:  # from now on nothing comes but the end of the connection, which nobody hurries
            return await receive()
        if until is None:
            until = asyncio.get_running_loop().time() + limit.within
            more_time = (scope.get("extensions") or {}).get(MORE_TIME, {}).get(ASK)
            if more_time is not None and limit.within > BODY_WITHIN:
                more_time(limit.within + BODY_WITHIN)  # so that what is too slow is still told so
        try:
            async with asyncio.timeout_at(until):
                message = await receive()
        except TimeoutError:
            raise HTTPException(408, headers={"Connection": "close"}) from None
        received += len(message.get("body", b""))
        is_complete = not message.get("more_body", False)
        if received > limit.most_bytes:
            raise HTTPException(413)
        return message

    return receive_limited
