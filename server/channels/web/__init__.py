"""The web channel: the chat API and the chat page."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from server.channels.web import api, pages, stream
from server.channels.web.problems import install_problem_handlers
from server.channels.web.security import SecurityHeaders


def install(app: FastAPI) -> None:
    """Add the chat API, the chat page, its static files, the problem answers and the security headers.

    The app must set `app.state.conversations` to a `ConversationService` before the first request, and may set
    `app.state.voice` to the `VoiceSessions` by which it is heard and spoken with.
    """
    app.include_router(api.router)
    app.include_router(pages.router)
    app.include_router(stream.router)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    app.add_middleware(SecurityHeaders)
    install_problem_handlers(app, as_page=pages.problem_page)
