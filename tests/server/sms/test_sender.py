"""What is written to the outbox reaches the gateway once, whatever happens in between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from server.registry.database import Database
from server.registry.models import SentMessage
from server.registry.services import messages, outbox
from server.registry.services.messages import send_text
from server.sms import HttpGateway, Sender
from tests.office_clock import StopClock
from tests.server.sms.conftest import Gateway

NOON = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)
PHONE = "19900000001"


@pytest.fixture
def sender(database: Database, gateway: Gateway, stop_clock: StopClock) -> Iterator[Sender]:
    stop_clock(NOON)
    through = HttpGateway(gateway.url, gateway.token)
    yield Sender(database, through, code_seconds=300)
    through.close()


def write(database: Database, kind: str = "enrolment", body: str = "【同行】示例") -> None:
    with database.write() as session:
        send_text(session, PHONE, kind, body)


def kept(database: Database) -> SentMessage:
    with database.read() as session:
        return session.scalars(select(SentMessage)).one()


def test_a_message_is_taken_to_the_gateway_once(database: Database, gateway: Gateway, sender: Sender) -> None:
    write(database)
    assert [sender.send_due(), sender.send_due()] == [1, 0]
    assert [(one["to"], one["text"]) for one in gateway.taken] == [(PHONE, "【同行】示例")]
    assert (kept(database).sent_at, kept(database).next_try_at) == (NOON, None)


def test_messages_go_in_their_order_and_each_has_its_own_id(
    database: Database, gateway: Gateway, sender: Sender
) -> None:
    for body in ("一", "二", "三"):
        write(database, body=body)
    assert sender.send_due() == 3
    assert [one["text"] for one in gateway.taken] == ["一", "二", "三"]
    assert len({one["id"] for one in gateway.taken}) == 3


def test_a_gateway_that_fails_is_tried_again_after_a_pause_with_the_same_id(
    database: Database, gateway: Gateway, sender: Sender, stop_clock: StopClock
) -> None:
    write(database)
    gateway.answers = [503]
    assert sender.send_due() == 0
    first = kept(database)
    assert sender.send_due() == 0  # the pause is not over
    assert gateway.asked == 1
    stop_clock(NOON + outbox.PAUSES[0])
    assert sender.send_due() == 1
    assert kept(database).attempts == 2
    assert gateway.taken[0]["id"].endswith(f"-{first.id}")


def test_pauses_grow_and_end_nowhere_before_a_day_is_over(
    database: Database, gateway: Gateway, sender: Sender, stop_clock: StopClock
) -> None:
    write(database)
    gateway.answers = [503] * 50
    now, pauses = NOON, []
    while (due := kept(database).next_try_at) is not None:
        pauses.append(due - now)
        now = due
        stop_clock(now)
        sender.send_due()
    assert tuple(pauses[1:7]) == outbox.PAUSES
    assert now - NOON > outbox.LONGEST
    assert kept(database).sent_at is None


@pytest.mark.parametrize("code", [400, 401, 404, 422])
def test_what_the_gateway_refuses_for_good_is_not_tried_again(
    database: Database, gateway: Gateway, sender: Sender, code: int
) -> None:
    write(database)
    gateway.answers = [code]
    assert sender.send_due() == 0
    assert (kept(database).sent_at, kept(database).next_try_at) == (None, None)


@pytest.mark.parametrize("code", [408, 429, 500, 502])
def test_what_it_only_cannot_take_now_stays(database: Database, gateway: Gateway, sender: Sender, code: int) -> None:
    write(database)
    gateway.answers = [code]
    assert sender.send_due() == 0
    assert kept(database).next_try_at == NOON + outbox.PAUSES[0]


def test_a_gateway_that_is_away_loses_nothing(
    database: Database, gateway: Gateway, sender: Sender, stop_clock: StopClock
) -> None:
    write(database)
    away = HttpGateway("http://127.0.0.1:9/send")
    assert Sender(database, away, code_seconds=300).send_due() == 0
    away.close()
    stop_clock(NOON + outbox.PAUSES[0])
    assert sender.send_due() == 1


def test_a_code_that_has_ended_is_not_sent(
    database: Database, gateway: Gateway, sender: Sender, stop_clock: StopClock
) -> None:
    write(database, kind="verification")
    stop_clock(NOON + timedelta(seconds=301))
    assert sender.send_due() == 0
    assert (gateway.asked, kept(database).next_try_at) == (0, None)


def test_a_code_does_not_stay_readable_once_it_was_sent(database: Database, gateway: Gateway, sender: Sender) -> None:
    write(database, kind="verification", body="【同行】验证码 123456")
    assert sender.send_due() == 1
    assert gateway.taken[0]["text"] == "【同行】验证码 123456"
    assert kept(database).body == ""


def test_what_a_copy_has_claimed_no_other_one_sends_and_after_its_end_it_is_due_again(
    database: Database, gateway: Gateway, sender: Sender, stop_clock: StopClock
) -> None:
    write(database)
    with database.write() as session:
        assert len(outbox.claim(session, NOON, timedelta(seconds=300))) == 1  # by a copy that then ended
    assert sender.send_due() == 0
    stop_clock(NOON + outbox.LEASE)
    assert sender.send_due() == 1


def test_with_a_wrong_token_nothing_is_sent(database: Database, gateway: Gateway, sender: Sender) -> None:
    write(database)
    stranger = HttpGateway(gateway.url, "another token")
    assert Sender(database, stranger, code_seconds=300).send_due() == 0
    stranger.close()
    assert gateway.taken == []


def test_it_sends_in_the_background_until_it_is_stopped(database: Database, gateway: Gateway) -> None:
    running = Sender(database, HttpGateway(gateway.url, gateway.token), code_seconds=300)
    running.start()
    write(database)
    assert gateway.another.wait(10)
    running.stop()
    assert kept(database).sent_at is not None


def test_a_message_that_no_key_opens_keeps_no_other_from_being_sent(
    database: Database, gateway: Gateway, sender: Sender
) -> None:
    write(database, body="一")
    with database.write() as session:
        session.execute(text("update messages_sent set body = '00000000:AAAA'"))
    write(database, body="二")
    assert sender.send_due() == 1
    assert [one["text"] for one in gateway.taken] == ["二"]
    assert sender.send_due() == 0


def test_a_code_that_came_too_late_to_be_sent_stays_nowhere_in_writing(
    database: Database, gateway: Gateway, sender: Sender, stop_clock: StopClock
) -> None:
    write(database, messages.CODE, "【同行】验证码 123456")
    stop_clock(NOON + timedelta(minutes=6))
    assert sender.send_due() == 0
    assert kept(database).body == ""
