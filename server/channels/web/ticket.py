"""The ticket that lets one browser back into its conversation: id and token, in a cookie no script can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from fastapi import Request, Response
from starlette.requests import HTTPConnection

from server.channels.web.incoming import is_identifier

_COOKIE = "tongxing_chat"
_HOST_COOKIE = f"__Host-{_COOKIE}"
"""the name where the cookie is sent over TLS alone: no other host of the domain can put one in its place"""
_ONE_WEEK = 7 * 24 * 3600
"""a task may rest for a day or a weekend and is still there"""


@dataclass(frozen=True)
class Ticket:
    """What opens one conversation."""

    conversation_id: str
    token: str

    @classmethod
    def of(cls, request: HTTPConnection) -> Self | None:
        """Read the ticket of this browser; None where there is none or it is no ticket of ours."""
        name = _HOST_COOKIE if _is_secure(request) else _COOKIE
        conversation_id, _, token = request.cookies.get(name, "").partition(":")
        if is_identifier(conversation_id) and is_identifier(token):
            return cls(conversation_id, token)
        return None

    def hand_out(self, request: Request, response: Response) -> None:
        """Give the ticket to this browser for a week."""
        secure = _is_secure(request)
        response.set_cookie(
            _HOST_COOKIE if secure else _COOKIE,
            f"{self.conversation_id}:{self.token}",
            max_age=_ONE_WEEK,
            httponly=True,
            samesite="lax",
            secure=secure,
        )

    @staticmethod
    def take_back(request: Request, response: Response) -> None:
        """Remove the ticket from this browser."""
        secure = _is_secure(request)
        response.delete_cookie(_HOST_COOKIE if secure else _COOKIE, httponly=True, samesite="lax", secure=secure)


def _is_secure(request: HTTPConnection) -> bool:
    """Whether cookies go over TLS alone: in production always, whatever a proxy says of the scheme."""
    return bool(request.app.state.cookies_over_tls) or request.url.scheme in ("https", "wss")
