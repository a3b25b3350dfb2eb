"""What waits for the office and for the gateway is told to the monitoring, with the age of the oldest."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from prometheus_client import REGISTRY
from sqlalchemy import update
from structlog.testing import capture_logs

from server.metrics import observe_waiting
from server.registry.database import Database, utcnow
from server.registry.models import HandoverCase, Question
from server.registry.services import handover, messages, outbox
from server.registry.services.waiting import Waiting
from server.waiting_figures import count, keep_counting
from tests.samples import a_conversation

HOUR = timedelta(hours=1)


def a_case(
    database: Database, created_at: datetime, urgent: bool = False, status: str = "waiting", asks: bool = False
) -> None:
    with database.write() as session:
        case = handover.open_case(
            session, a_conversation(session).id, "愿望", {}, "text", False, "assistant:sample", urgent=urgent
        )
        if asks:
            session.add(Question(case_id=case.id, about="policy", addressee="clerk", text="多少钱"))
        found = update(HandoverCase).where(HandoverCase.id == case.id)
        session.execute(found.values(created_at=created_at, status=status))


def counted(database: Database) -> tuple[Waiting, Waiting, Waiting]:
    told: list[tuple[Waiting, Waiting, Waiting]] = []
    count(database, lambda *found: told.append(found))
    return told[0]


def test_cases_that_nobody_has_accepted_are_counted_without_the_urgent_ones(database: Database) -> None:
    now = utcnow()
    a_case(database, now - 2 * HOUR)
    a_case(database, now - HOUR)
    a_case(database, now - 9 * HOUR, urgent=True)
    a_case(database, now - 9 * HOUR, status="accepted")
    cases, _, texts = counted(database)
    assert cases.count == 2
    assert cases.oldest_seconds >= 2 * HOUR.total_seconds()
    assert cases.oldest_seconds < 3 * HOUR.total_seconds()
    assert texts == Waiting(0, 0.0)


def test_cases_that_somebody_accepted_and_nobody_answered_are_counted_urgent_or_not(
    database: Database,
) -> None:
    """They hold their conversations: one that is forgotten would be kept for ever."""
    now = utcnow()
    a_case(database, now - 2 * HOUR, status="accepted")
    a_case(database, now - 5 * HOUR, status="accepted", urgent=True)
    a_case(database, now - 4 * HOUR, status="answered", asks=True)
    for status in ("waiting", "answered", "closed"):
        a_case(database, now - 9 * HOUR, status=status)
    a_case(database, now - 9 * HOUR, status="closed", asks=True)
    _, unanswered, _ = counted(database)
    assert unanswered.count == 3
    assert 5 * HOUR.total_seconds() <= unanswered.oldest_seconds < 6 * HOUR.total_seconds()


def test_text_messages_wait_until_the_gateway_took_them_or_they_were_given_up(database: Database) -> None:
    now = utcnow()
    with database.write() as session:
        sent, refused, waits = (
            messages.send_text(session, "19900001234", "enrolment", "您报上名了") for _ in range(3)
        )
        session.flush()
        for one, ago in ((sent, 3), (refused, 4), (waits, 2)):
            one.created_at = now - ago * HOUR
        outbox.sent(session, sent.id, now)
        outbox.not_sent(session, refused.id, now, for_good=True)
    cases, _, texts = counted(database)
    assert (cases, texts.count) == (Waiting(0, 0.0), 1)
    assert 2 * HOUR.total_seconds() <= texts.oldest_seconds < 3 * HOUR.total_seconds()


def test_the_figures_are_those_of_the_monitoring(database: Database) -> None:
    observe_waiting(Waiting(2, 60.0), Waiting(4, 90.0), Waiting(3, 5.0))
    shown = (
        "cases_waiting",
        "case_oldest_seconds",
        "cases_unanswered",
        "case_unanswered_oldest_seconds",
        "text_messages_waiting",
        "text_message_oldest_seconds",
    )
    assert [REGISTRY.get_sample_value(f"tongxing_{name}") for name in shown] == [2, 60, 4, 90, 3, 5]


def test_it_goes_on_counting_until_it_is_cancelled_whatever_becomes_of_the_database(empty_database: Database) -> None:
    async def until_told_twice() -> None:
        counting = asyncio.create_task(keep_counting(empty_database, observe_waiting, between=0))
        while len(logged) < 2 and not counting.done():
            await asyncio.sleep(0)
        counting.cancel()

    with capture_logs() as logged:
        asyncio.run(until_told_twice())
    assert {line["event"] for line in logged} == {"waiting_not_counted"}


def test_a_figure_that_cannot_be_told_ends_no_counting(database: Database) -> None:
    def breaks(*_: Waiting) -> None:
        raise ValueError("what a row holds")

    async def until_told_twice() -> None:
        counting = asyncio.create_task(keep_counting(database, breaks, between=0))
        while len(logged) < 2 and not counting.done():
            await asyncio.sleep(0)
        counting.cancel()

    with capture_logs() as logged:
        asyncio.run(until_told_twice())
    assert {(line["event"], line["error"]) for line in logged} == {("waiting_not_counted", "ValueError")}
