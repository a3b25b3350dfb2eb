"""The addresses of the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from server import clock
from server.design import page_templates
from server.design.imprint import Imprint
from server.http.body import LimitedRoute
from server.policies import current_rules
from server.policy_pages.page import listed, page_of
from server.registry.services import policy_documents

router = APIRouter(prefix="/policies", include_in_schema=False, route_class=LimitedRoute)
_templates = page_templates(Path(__file__).parent / "templates")
Size = Annotated[Literal["normal", "large"] | None, Query()]
_VIEW_COOKIE = "tongxing_view"
"""how this browser wants to see the chat; 长辈版 begins with "elder" (server/channels/web/view.py)"""


@router.get("")
def all_rules(request: Request, size: Size = None) -> Response:
    """List every rule, by place and subject."""
    return _page(request, "list.html", size, places=listed(current_rules(), clock.today()))


@router.get("/documents/{name}")
def document(request: Request, name: str, size: Size = None) -> Response:
    """Show a document clause by clause: its own words where it was loaded, else what is known of it."""
    rules = current_rules()
    known = rules.documents.get(name)
    if known is None:
        return _not_found(request, size)
    with request.app.state.database.read() as session:
        loaded = policy_documents.find(session, name)
        clauses = [(clause.label, clause.text.splitlines()) for clause in loaded.clauses] if loaded else []
    citing = {
        clause: [rule for rule in rules.on(clock.today()) if rule.source is known and rule.clause == clause]
        for clause in ([label for label, _ in clauses] or known.clauses)
    }
    return _page(request, "document.html", size, document=known, clauses=clauses, citing=citing)


@router.get("/{rule_id}")
def rule(request: Request, rule_id: str, size: Size = None) -> Response:
    """Show one rule."""
    page = page_of(current_rules(), rule_id, clock.today())
    if page is None:
        return _not_found(request, size)
    with request.app.state.database.read() as session:
        has_original = policy_documents.find(session, page.document) is not None
    return _page(request, "rule.html", size, page=page, has_original=has_original)


@router.get("/{first}/{rest:path}")
def nothing(request: Request, size: Size = None) -> Response:
    """Say that there is no such page, with the way on."""
    return _not_found(request, size)


def _not_found(request: Request, size: str | None) -> Response:
    response = _page(request, "missing.html", size)
    response.status_code = 404
    return response


def _page(request: Request, template: str, size: str | None, **values: object) -> Response:
    """Render in the size that was asked for, which links keep; without one, large for whoever uses 长辈版."""
    elder = request.cookies.get(_VIEW_COOKIE, "").startswith("elder")
    shown = size or ("large" if elder else "normal")
    asked = f"?size={size}" if size else ""
    page = {"view_class": shown, "imprint": Imprint.of(request), "size": shown, "asked": asked}
    return _templates.TemplateResponse(request, template, {**page, **values})
