"""Whether anybody of the office is there."""

from __future__ import annotations

from server.registry.database import Database
from server.registry.services.staffing import somebody_answers


def test_without_accounts_nobody_answers(database: Database) -> None:
    with database.read() as session:
        assert not somebody_answers(session)
