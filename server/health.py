"""Alive, ready, and the figures that a monitoring system collects."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from server.registry.database import Database
from server.registry.models import Conversation
from server.registry.workers import HEALTH, Workers

router = APIRouter(tags=["health"])
SECONDS = 2.0
"""a registry that takes longer, or that somebody keeps from being written, is not ready"""
_workers = Workers(HEALTH, "health")


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
        "database": await answers(request.app.state.database),
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


async def answers(database: Database) -> bool:
    """Return whether the registry can be written now, after a moment at the latest."""

    def look() -> None:
        with database.write() as session:  # who can only be read answers nobody
            session.execute(select(Conversation.id).limit(1))

    try:
        await _workers.run(look, SECONDS)
    except SQLAlchemyError:
        return False
    return True
