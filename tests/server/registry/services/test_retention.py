"""What opens and proves nothing any more goes by itself."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from language.numbers.personal import CertificateNumber
from server.registry.database import Base, Database, utcnow
from server.registry.models import SignInTry, StaffSession, Turn, VerificationCode
from server.registry.services import retention, staff_accounts, staff_sessions, turns, verification
from tests.samples import a_certificate_number, a_conversation, a_phone_number

NOW = utcnow()
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def rows(session: Session, model: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_a_session_of_staff_goes_when_nothing_could_lead_it_on(database: Database) -> None:
    with database.write() as session:
        account = staff_accounts.create(session, "li", "li", "clerk", ["130000"], "system", "a long enough password")
        staff_sessions.open_session(session, account, "over", NOW - 2 * HOUR, NOW - HOUR)
        staff_sessions.open_session(session, account, "can be renewed no more, but stands", NOW, NOW + HOUR)
        retention.end_what_is_over(session, NOW)
        assert staff_sessions.find(session, "over") is None
        assert rows(session, StaffSession) == 1


def test_a_session_that_was_ended_keeps_its_token_shut_until_then(database: Database) -> None:
    with database.write() as session:
        account = staff_accounts.create(session, "li", "li", "clerk", ["130000"], "system", "a long enough password")
        opened = staff_sessions.open_session(session, account, "a token", NOW + HOUR, NOW + HOUR)
        staff_sessions.sign_out(session, opened)
        retention.end_what_is_over(session, NOW)
        found = staff_sessions.find(session, "a token")
        assert found is not None
        assert not staff_sessions.stands(found)


def test_codes_and_tries_go_after_a_day(database: Database) -> None:
    number = CertificateNumber(a_certificate_number())
    with database.write() as session:
        verification.send_code(session, "c1", a_phone_number(), number, verification.CodeRules(), NOW)
        staff_sessions.count_try(session, "li", "203.0.113.7", NOW)
        retention.end_what_is_over(session, NOW + DAY - HOUR)
        assert (rows(session, VerificationCode), rows(session, SignInTry)) == (1, 1)
        retention.end_what_is_over(session, NOW + DAY + HOUR)
        assert (rows(session, VerificationCode), rows(session, SignInTry)) == (0, 0)


def test_of_a_turn_that_nobody_came_back_to_it_is_forgotten_whose_it_was(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        turns.take(session, conversation, "m1", "话", lambda _: False, NOW, HOUR, HOUR, "keyed hash")
        retention.end_what_is_over(session, NOW + 2 * HOUR)
        assert turns.client_of(session, conversation) == "keyed hash"
        retention.end_what_is_over(session, NOW + DAY + 2 * HOUR)
        session.expire_all()
        assert session.scalars(select(Turn.client_hash)).all() == [None]
