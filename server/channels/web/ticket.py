"""The ticket that lets one browser back into its conversation: id and token, in a cookie no script can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from fastapi import Request, Response
from starlette.requests import HTTPConnection

from server.channels.web.incoming import is_identifier

_COOKIE = "tongxing_chat"
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
        conversation_id, _, token = request.cookies.get(_COOKIE, "").partition(":")
        if is_identifier(conversation_id) and is_identifier(token):
            return cls(conversation_id, token)
        return None

    def hand_out(self, request: Request, response: Response) -> None:
        """Give the ticket to this browser for a week."""
        response.set_cookie(
            _COOKIE,
            f"{self.conversation_id}:{self.token}",
            max_age=_ONE_WEEK,
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )

    @staticmethod
    def take_back(response: Response) -> None:
        """Remove the ticket from this browser."""
        response.delete_cookie(_COOKIE, httponly=True, samesite="lax")
