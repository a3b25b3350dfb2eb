"""What is kept no longer goes from the registry and from the bot's own store; what a dialogue is, tests/bot tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from structlog import make_filtering_bound_logger, wrap_logger
from structlog.testing import LogCapture, capture_logs

from server.dialogues import DIALOGUES
from server.keeping import Keeping
from server.registry.database import Database, utcnow
from server.registry.models import Conversation, SentMessage
from server.registry.services import complaints, feedback, keeping, messages, privacy
from tests.samples import a_conversation, a_person, a_turn

DAYS = 200
ACTOR = "assistant:sample"


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Database]:
    """What the bot has kept: nothing yet."""
    made = Database(f"sqlite:///{tmp_path}/tracker.db")
    with made.write() as session:
        session.execute(text("create table dialogues (sender_id varchar(80) primary key, data blob not null)"))
    yield made
    made.close()


def remember(tracker: Database, *senders: str) -> None:
    with tracker.write() as session:
        for sender in senders:
            session.execute(DIALOGUES.insert().values(sender_id=sender, data=b"sealed"))


def remembered(tracker: Database) -> set[str]:
    with tracker.read() as session:
        return set(session.scalars(select(DIALOGUES.c.sender_id)))


def test_a_silent_conversation_goes_with_its_dialogue_and_the_others_stay(
    database: Database, tracker: Database
) -> None:
    now = utcnow()
    with database.write() as session:
        silent, lately = (a_conversation(session).id for _ in range(2))
        for one, days in ((silent, DAYS + 1), (lately, DAYS - 1)):
            session.get_one(Conversation, one).created_at = now - timedelta(days=days)
            a_turn(session, one, now - timedelta(days=days))
    remember(tracker, silent, lately)
    Keeping(database, tracker.url, DAYS).let_go(now)
    assert remembered(tracker) == {lately}
    with database.read() as session:
        assert list(session.scalars(select(Conversation.id))) == [lately]


def test_who_was_deleted_is_forgotten_by_the_bot_and_the_conversation_goes_on(
    database: Database, tracker: Database
) -> None:
    with database.write() as session:
        person = a_person(session)
        here, elsewhere, theirs = (a_conversation(session, one).id for one in (person, person, a_person(session)))
        privacy.delete_person(session, person.id, ACTOR, staying=here)
        a_turn(session, here, utcnow())
    remember(tracker, here, elsewhere, theirs)
    kept = Keeping(database, tracker.url, DAYS)
    kept.let_go()
    assert remembered(tracker) == {here, theirs}
    kept.let_go(utcnow() + timedelta(hours=2))
    assert remembered(tracker) == {theirs}
    with database.read() as session:
        assert session.get_one(Conversation, here).ended_at is None
        assert (
            session.scalar(select(func.count(Conversation.id)).where(Conversation.forget_dialogue_since.is_not(None)))
            == 0
        )


def test_how_much_went_is_logged_and_nothing_of_it(
    database: Database, tracker: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "AT_ONCE", 2)
    now = utcnow()
    with database.write() as session:
        for _ in range(5):
            a_conversation(session).created_at = now - timedelta(days=DAYS + 1)
            messages.send_text(session, "19900001234", "enrolment", "您报上名了").created_at = now - timedelta(
                days=DAYS + 1
            )
        filed = complaints.file(session, a_conversation(session).id, None, "乱收费", None, None, None, ACTOR)
        filed.status, filed.updated_at = "answered", now - timedelta(days=DAYS + 1)
        given = feedback.give(session, str(filed.conversation_id), None, 2, "service", None, "等了很久", ACTOR)
        given.updated_at = now - timedelta(days=DAYS + 1)
    told = LogCapture()
    every_level = make_filtering_bound_logger(0)
    monkeypatch.setattr("server.keeping.log", wrap_logger(None, processors=[told], wrapper_class=every_level))
    Keeping(database, tracker.url, DAYS).let_go(now)
    Keeping(database, tracker.url, DAYS).let_go(now)
    gone = {"dialogues": 0, "conversations": 5, "messages": 5, "complaints": 1, "feedback": 1}
    assert told.entries == [{"event": "let_go", "log_level": "info", **gone}]


def test_others_write_between_any_two_batches(
    database: Database, tracker: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[tuple[int, int]] = []

    def somebody_writes() -> None:
        with database.write() as session:
            left.append(tuple(len(session.scalars(select(model.id)).all()) for model in (Conversation, SentMessage)))

    monkeypatch.setattr(keeping, "AT_ONCE", 2)
    monkeypatch.setattr(database, "give_way", somebody_writes)
    long_ago = utcnow() - timedelta(days=DAYS + 1)
    with database.write() as session:
        for _ in range(5):
            a_conversation(session).created_at = long_ago
            messages.send_text(session, "19900001234", "enrolment", "您报上名了").created_at = long_ago
    Keeping(database, tracker.url, DAYS).let_go()
    assert list(dict.fromkeys(left)) == [(5, 5), (3, 5), (1, 5), (0, 5), (0, 3), (0, 1), (0, 0)]


def test_before_a_bot_has_kept_anything_there_is_no_dialogue_to_look_for(database: Database, tmp_path: Path) -> None:
    with database.write() as session:
        a_conversation(session).created_at = utcnow() - timedelta(days=DAYS + 1)
    Keeping(database, f"sqlite:///{tmp_path}/not-there.db", DAYS).let_go()
    with database.read() as session:
        assert session.scalar(select(func.count(Conversation.id))) == 0
    assert not (tmp_path / "not-there.db").exists()


@pytest.mark.parametrize("url", ["sqlite:///{}/broken.db", "mysql://nowhere/x"])
def test_where_the_bots_store_is_away_the_conversation_stays_until_it_is_back(
    database: Database, tmp_path: Path, url: str
) -> None:
    (tmp_path / "broken.db").write_bytes(b"no database at all" * 100)
    with database.write() as session:
        a_conversation(session).created_at = utcnow() - timedelta(days=DAYS + 1)
    with capture_logs() as logged:
        Keeping(database, url.format(tmp_path), DAYS).let_go()
    assert [line["event"] for line in logged] == ["not_let_go"]
    with database.read() as session:
        assert session.scalar(select(func.count(Conversation.id))) == 1
