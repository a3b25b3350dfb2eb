"""The web channel: the chat API and the chat page."""

from __future__ import annotations

from pathlib import Path

import structlog
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as TooLong

from server import design
from server.channels.web import api, pages, stream
from server.channels.web.channel_access import ChannelAccess
from server.channels.web.security import SecurityHeaders
from server.conversation.service import ConversationsUnavailable
from server.http.problems import Problem, install_problem_handlers, problem_of
from server.limits import HeldBack, Limits

log = structlog.get_logger(__name__)


def install(
    app: FastAPI, limits: Limits | None = None, access: ChannelAccess | None = None, cookies_over_tls: bool = False
) -> None:
    """Add the chat API, the chat page, its static files, the problem answers and the security headers.

    The app must set `app.state.conversations` to a `ConversationService` before the first request, and may set
    `app.state.voice` to the `VoiceSessions` by which it is heard and spoken with. Unless `access` says otherwise
    every channel is open.
    """
    app.state.limits = limits or Limits()
    app.state.channel_access = access or ChannelAccess()
    app.state.cookies_over_tls = cookies_over_tls
    app.include_router(api.router)
    app.include_router(pages.router)
    app.include_router(stream.router)
    design.install(app)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    app.add_middleware(SecurityHeaders)
    away = dict.fromkeys((OperationalError, TooLong), _registry_away)
    install_problem_handlers(
        app, pages.problem_page, {ConversationsUnavailable: _unavailable, HeldBack: _held_back, **away}
    )


def _unavailable(_: ConversationsUnavailable) -> Problem:
    return problem_of(503, {"Retry-After": "30"})


def _registry_away(error: Exception) -> Problem:
    # The text of the error may quote what somebody sent.
    log.error("registry_unavailable", error=type(error).__name__)
    return problem_of(503, {"Retry-After": "30"})


def _held_back(held: HeldBack) -> Problem:
    return Problem(429, held.code, held.detail, {"Retry-After": str(held.seconds)})
