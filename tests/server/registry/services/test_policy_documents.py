"""The original documents in the registry."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from server.registry.database import Database
from server.registry.models import AuditEntry, PolicyClause
from server.registry.services import policy_documents

CLAUSES = [("开头", "《示例办法》"), ("一", "一、示例总则"), ("一（一）", "（一）示例\n第二行")]
HASH = "0" * 64


def keep(database: Database, clauses: list[tuple[str, str]], file_hash: str = HASH, name: str = "example") -> None:
    with database.write() as session:
        policy_documents.keep(session, name, f"《示例办法》{name}", file_hash, clauses, "staff:示例")


def kept(database: Database, name: str = "example") -> list[tuple[str, str]]:
    with database.read() as session:
        document = policy_documents.find(session, name)
        return [(clause.label, clause.text) for clause in document.clauses] if document else []


def test_a_document_is_kept_with_its_clauses_in_their_order(database: Database) -> None:
    keep(database, CLAUSES)

    assert kept(database) == CLAUSES
    with database.read() as session:
        document = policy_documents.find(session, "example")
        assert document is not None
        assert (document.title, document.file_hash) == ("《示例办法》example", HASH)
        assert document.loaded_at.tzinfo is not None


def test_a_document_of_the_same_name_is_replaced(database: Database) -> None:
    keep(database, CLAUSES)
    keep(database, CLAUSES[:1], file_hash="1" * 64)

    assert kept(database) == CLAUSES[:1]
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(PolicyClause)) == 1


def test_another_document_stays(database: Database) -> None:
    keep(database, CLAUSES)
    keep(database, CLAUSES[:1], name="other")

    assert (kept(database), kept(database, "other")) == (CLAUSES, CLAUSES[:1])


def test_an_unknown_document_is_not_found(database: Database) -> None:
    assert kept(database) == []


def test_one_label_may_stand_twice(database: Database) -> None:
    keep(database, [("一", "一、示例"), ("附件", "附件"), ("一", "一、示例表")])

    assert [label for label, _ in kept(database)] == ["一", "附件", "一"]


def test_each_time_is_noted_with_the_hash_and_by_whom(database: Database) -> None:
    keep(database, CLAUSES)
    keep(database, CLAUSES, file_hash="1" * 64)

    with database.read() as session:
        entries = list(session.scalars(select(AuditEntry).order_by(AuditEntry.id)))
    assert [(one.actor, one.action, one.subject) for one in entries] == [
        ("staff:示例", "policy.load", "policy_document:example")
    ] * 2
    assert [one.detail for one in entries] == [{"file_hash": HASH}, {"file_hash": "1" * 64}]


def test_what_fails_half_way_keeps_the_document_before(database: Database) -> None:
    keep(database, CLAUSES)

    def failing() -> None:
        with database.write() as session:
            policy_documents.keep(session, "example", "《示例办法》", HASH, CLAUSES[:1], "system")
            raise LookupError

    with pytest.raises(LookupError):
        failing()
    assert kept(database) == CLAUSES
