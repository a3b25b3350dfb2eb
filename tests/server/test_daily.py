"""What a server does once a day goes on as long as it runs."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlalchemy import func, select
from structlog.testing import capture_logs

from server.daily import every_day, purge
from server.registry.database import Database, utcnow
from server.registry.models import StaffSession
from server.registry.services import staff_accounts, staff_sessions


def test_each_work_is_done_again_and_again_until_it_is_cancelled() -> None:
    done: list[str] = []

    async def twice() -> None:
        working = asyncio.create_task(
            every_day(lambda: done.append("a"), lambda: done.append("b"), first=0, between=0)
        )
        while len(done) < 4 and not working.done():
            await asyncio.sleep(0)
        working.cancel()

    asyncio.run(twice())
    assert done[:4] == ["a", "b", "a", "b"]


def test_a_work_that_fails_is_told_by_its_kind_alone_and_ends_neither_the_others_nor_the_next_day() -> None:
    done: list[str] = []

    def fails() -> None:
        done.append("fails")
        raise RuntimeError("of 示例甲")

    async def twice() -> None:
        working = asyncio.create_task(every_day(fails, lambda: done.append("next"), first=0, between=0))
        while len(done) < 4 and not working.done():
            await asyncio.sleep(0)
        working.cancel()

    with capture_logs() as logged:
        asyncio.run(twice())
    assert done[:4] == ["fails", "next", "fails", "next"]
    assert logged[0] == {"event": "daily_work_failed", "log_level": "error", "error": "RuntimeError"}


def test_a_session_that_is_over_goes_while_the_server_runs(database: Database) -> None:
    ended = utcnow() - timedelta(hours=1)
    with database.write() as session:
        account = staff_accounts.create(session, "li", "li", "clerk", ["130000"], "system", "a long enough password")
        staff_sessions.open_session(session, account, "a token", ended, ended)
    purge(database)
    with database.read() as session:
        assert session.scalar(select(func.count(StaffSession.id))) == 0


def test_a_database_that_is_away_is_told_and_ends_nothing(empty_database: Database) -> None:
    with capture_logs() as logged:
        purge(empty_database)
    assert [line["event"] for line in logged] == ["not_purged"]
