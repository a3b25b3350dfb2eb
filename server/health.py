"""Alive, ready, and the figures that a monitoring system collects."""

from __future__ import annotations

import asyncio
from typing import Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from server.registry.database import Database

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """Say that the process runs."""
    return {"status": "alive"}


class Readiness(BaseModel):
    """Whether all is ready, and which part is."""

    status: Literal["ready", "starting"]
    parts: dict[str, bool]


@router.get("/readyz", responses={503: {"description": "A part is not ready.", "model": Readiness}})
async def ready(request: Request, response: Response) -> Readiness:
    """Say of each part whether it is ready; 503 until all are."""
    parts = {
        "database": await asyncio.to_thread(_answers, request.app.state.database),
        "bot": await request.app.state.bot.is_ready(),
    }
    voice = getattr(request.app.state, "voice", None)
    is_ready = all(parts.values()) and not (voice and voice.engines.loading)
    # Without its models voice is missing and all the rest works: that is no reason to send nobody here.
    parts["speech"] = bool(voice and voice.engines.recognizer and voice.engines.voices)
    if not is_ready:
        response.status_code = 503
    return Readiness(status="ready" if is_ready else "starting", parts=parts)


@router.get("/metrics", response_class=PlainTextResponse)
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
