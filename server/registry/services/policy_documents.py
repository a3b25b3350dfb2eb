"""The original policy documents: kept once loaded, and opened by clause."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from server.registry.models import PolicyClause, PolicyDocument
from server.registry.services import audit


def keep(
    session: Session, name: str, title: str, file_hash: str, clauses: Iterable[tuple[str, str]], actor: str
) -> PolicyDocument:
    """Keep a document as pairs of clause label and text; one of the same short name is replaced."""
    if (before := session.get(PolicyDocument, name)) is not None:
        session.delete(before)
        session.flush()
    rows = [PolicyClause(position=at, label=label, text=text) for at, (label, text) in enumerate(clauses)]
    document = PolicyDocument(name=name, title=title, file_hash=file_hash, clauses=rows)
    session.add(document)
    audit.record(session, actor, "policy.load", f"policy_document:{name}", file_hash=file_hash)
    return document


def find(session: Session, name: str) -> PolicyDocument | None:
    """Return a loaded document with its clauses in their order, or None."""
    return session.get(PolicyDocument, name)
