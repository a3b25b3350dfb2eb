"""The router of a resource, which takes no body larger than a form needs."""

from __future__ import annotations

from fastapi import APIRouter

from server.http.body import LimitedRoute
from server.http.problems import problem_responses


def resource_router(name: str) -> APIRouter:
    """Return the router of a resource, named as in its path."""
    return APIRouter(
        prefix=f"/{name}",
        tags=[name],
        route_class=LimitedRoute,
        responses=problem_responses(400, 401, 403, 404, 408, 409, 413, 422, 429),
    )
