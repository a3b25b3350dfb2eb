"""A limit on what one request may send, and on how long it may take, answered by the problem handlers.

FastAPI's own `max_body_size` answers in plain text, which is no problem document, and nothing there ends a slow body.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import HTTPException, Request, Response
from fastapi.routing import APIRoute
from starlette.types import Message, Receive

MAX_BODY_BYTES = 64 * 1024
BODY_WITHIN = 20.0
"""seconds for a whole body: 64 KiB on the slowest telephone line that a page is read on"""


class LimitedRoute(APIRoute):
    """A route that refuses more than `MAX_BODY_BYTES` with 413, whatever is announced, and a slow body with 408.

    A body is read before anyone knows who sends it.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler of the route, reading through the limit."""
        handle = super().get_route_handler()

        async def limited(request: Request) -> Response:
            return await handle(Request(request.scope, _limited(request.receive)))

        return limited


def _limited(receive: Receive) -> Receive:
    received, is_complete = 0, False
    until = asyncio.get_running_loop().time() + BODY_WITHIN

    async def receive_limited() -> Message:
        nonlocal received, is_complete
        if is_complete:  # from now on nothing comes but the end of the connection, which nobody hurries
            return await receive()
        try:
            async with asyncio.timeout_at(until):
                message = await receive()
        except TimeoutError:
            raise HTTPException(408, headers={"Connection": "close"}) from None
        received += len(message.get("body", b""))
        is_complete = not message.get("more_body", False)
        if received > MAX_BODY_BYTES:
            raise HTTPException(413)
        return message

    return receive_limited
