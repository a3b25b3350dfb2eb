"""The head of the audit is logged, so that it can be kept elsewhere."""

from __future__ import annotations

from structlog.testing import capture_logs

from server.audit_head import tell_head
from server.registry.database import Database
from server.registry.services import audit


def test_the_head_is_logged(database: Database) -> None:
    with database.write() as session:
        audit.record(session, "system", "sample", "thing:1")
    with database.read() as session:
        kept = audit.head(session)
    assert kept is not None
    with capture_logs() as logged:
        tell_head(database)
    assert [(line["event"], line["entry"], line["head"]) for line in logged] == [("audit_head", *kept)]


def test_without_an_entry_there_is_nothing_to_log(database: Database) -> None:
    with capture_logs() as logged:
        tell_head(database)
    assert logged == []


def test_a_database_that_is_away_is_told_and_ends_nothing(empty_database: Database) -> None:
    with capture_logs() as logged:
        tell_head(empty_database)
    assert [line["event"] for line in logged] == ["audit_head_unknown"]
