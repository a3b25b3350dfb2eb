"""The router of a resource, which takes no body larger than a form needs."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute
from starlette.types import Message

from server.staff.problems import StaffProblem, described

MAX_BODY_BYTES = 64 * 1024


class LimitedRoute(APIRoute):
    """A route that stops reading at the limit: a body is read before anyone knows who sends it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler of the route; raises a 413 problem for a larger body."""
        handle = super().get_route_handler()

        async def limited(request: Request) -> Response:
            received = 0

            async def receive() -> Message:
                nonlocal received
                message = await request.receive()
                received += len(message.get("body", b""))
                if received > MAX_BODY_BYTES:
                    raise StaffProblem(413, "body_too_large", "内容太长了。请分几次发。")
                return message

            return await handle(Request(request.scope, receive))

        return limited


def resource_router(name: str) -> APIRouter:
    """Return the router of a resource, named as in its path."""
    return APIRouter(
        prefix=f"/{name}",
        tags=[name],
        route_class=LimitedRoute,
        responses=described(400, 401, 403, 404, 409, 413, 422),
    )
