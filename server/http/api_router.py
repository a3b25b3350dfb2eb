"""The router of an API: no body is larger than a form needs, and what every route may answer is described once."""

from __future__ import annotations

from fastapi import APIRouter

from server.http.body import LimitedRoute
from server.http.problems import problem_responses

OF_EVERY_ROUTE = (400, 408, 413, 422, 429, 503)
"""what can be wrong with any request, too much of them, and a registry that does not answer"""


def api_router(prefix: str, tag: str, *statuses: int, route_class: type[LimitedRoute] = LimitedRoute) -> APIRouter:
    """Return a router whose routes answer, besides those of every route, the problems of these statuses."""
    described = problem_responses(*sorted({*OF_EVERY_ROUTE, *statuses}))
    return APIRouter(prefix=prefix, tags=[tag], route_class=route_class, responses=described)
