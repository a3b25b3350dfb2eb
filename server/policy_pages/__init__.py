"""A page for each rule and each document, made from the data: to read, in large type, in print, and aloud."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from server.policy_pages import routes


def install(app: FastAPI) -> None:
    """Add the pages under /policies; they find `database` in the app's state."""
    app.include_router(routes.router)
    files = StaticFiles(directory=Path(__file__).parent / "static")
    app.mount("/policies-static", files, name="policies-static")
