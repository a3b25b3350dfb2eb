"""The router of a resource of the office."""

from __future__ import annotations

from fastapi import APIRouter

from server.http.api_router import api_router
from server.http.body import LimitedRoute


def resource_router(name: str, route_class: type[LimitedRoute] = LimitedRoute) -> APIRouter:
    """Return the router of a resource, named as in its path."""
    return api_router(f"/{name}", name, 401, 403, 404, 409, route_class=route_class)
