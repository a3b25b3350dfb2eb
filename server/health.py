"""Alive, ready, and the figures that a monitoring system collects."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from server.registry.database import Database

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """Say that the process runs."""
    return {"status": "alive"}


@router.get("/readyz")
async def ready(request: Request, response: Response) -> dict[str, object]:
    """Say of each part whether it is ready; 503 until all are."""
    parts = {
        "database": await asyncio.to_thread(_answers, request.app.state.database),
        "bot": await request.app.state.bot.is_ready(),
    }
    if not all(parts.values()):
        response.status_code = 503
    return {"status": "ready" if all(parts.values()) else "starting", "parts": parts}


@router.get("/metrics")
async def metrics() -> Response:
    """Return the figures in Prometheus' text format."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


def _answers(database: Database) -> bool:
    try:
        with database.read() as session:
            session.execute(text("select 1"))
    except SQLAlchemyError:
        return False
    return True
