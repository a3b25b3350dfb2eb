"""The staff API: what the office reads and writes, by role and area."""

from fastapi import FastAPI

from server.limits import Limits
from server.staff.resources import ROUTERS

__all__ = ["install"]


def install(app: FastAPI, limits: Limits | None = None) -> None:
    """Put the staff API under /api/v1; it finds `database` and `settings` in the app's state.

    Its problems are answered by the handlers of `server.http.problems`.
    """
    app.state.limits = limits or Limits()
    for router in ROUTERS:
        app.include_router(router, prefix="/api/v1")
