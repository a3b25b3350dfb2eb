"""A job with what is said of it."""

from __future__ import annotations

from server.registry.database import Database
from server.registry.repositories.jobs import get_job, get_jobs
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


def test_several_jobs_are_fetched_at_once_in_the_order_asked_for(database: Database) -> None:
    with database.write() as session:
        first, second = a_job(session), a_job(session)
    with database.read() as session, statements(database) as run:
        fetched = get_jobs(session, [second.id, 0, first.id])
        assert [job.code for job in fetched] == [second.code, first.code]
        assert all(job.occupation.name for job in fetched)
        assert len(run) == 1
