"""A job with what is said of it."""

from __future__ import annotations

from server.registry.database import Database
from server.registry.repositories.jobs import get_job
from tests.samples import a_job, an_occupation
from tests.statements import statements


def test_a_job_is_fetched_with_its_trade(database: Database) -> None:
    with database.write() as session:
        trade = an_occupation(session)
        made = a_job(session, trade)
    with database.read() as session:
        with statements(database) as run:
            job = get_job(session, made.id)
            assert job is not None
            assert job.occupation.name == trade.name
        assert len(run) == 1
        assert get_job(session, made.id + 1) is None
