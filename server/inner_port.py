"""Two ports: people come in by the public one; readiness, figures and the bot's actions have one of their own.

So a line that is forgotten in a proxy's settings opens nothing.
Decision: docs/decisions/0041-a-start-that-tells-the-truth.md.
"""

from __future__ import annotations

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

ALIVE = "/healthz"
"""answers at both ports"""
INNER = ("/readyz", "/metrics", "/actions")
"""paths of the inner port, with all that lies below them"""


def is_inner(path: str) -> bool:
    """Whether a path is for those who watch over the service and for the bot, and not for people."""
    return any(path == one or path.startswith(f"{one}/") for one in INNER)


class InnerPort:
    """Answers 404 to what comes in by the wrong port; with `public_too` the public one has all paths."""

    def __init__(self, app: ASGIApp, inner_port: int, public_too: bool) -> None:
        self._app, self._inner_port, self._public_too = app, inner_port, public_too

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or self._is_open(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await Response(status_code=404)(scope, receive, send)

    def _is_open(self, scope: Scope) -> bool:
        path = scope["path"]
        if (scope.get("server") or (None, None))[1] == self._inner_port:
            return is_inner(path) or path == ALIVE
        return self._public_too or not is_inner(path)
