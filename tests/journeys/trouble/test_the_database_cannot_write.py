"""Another writer holds the database, or the disk is full: a sentence, nothing lost, nothing half done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from tests.journeys.conftest import OWN_LINE
from tests.journeys.registry import cases, enrolments, text_messages
from tests.journeys.talk import Talk
from tests.running import Service

FULL = """
    create trigger disk_full_{table} before insert on {table}
    begin select raise(abort, 'database or disk is full'); end
"""


@contextmanager
def locked(service: Service) -> Iterator[None]:
    """Hold the write lock of the registry."""
    with closing(sqlite3.connect(service.data_dir / "tongxing.db", isolation_level=None)) as other:
        other.execute("begin immediate")
        yield
        other.execute("rollback")


@contextmanager
def full(service: Service, table: str) -> Iterator[None]:
    """Let every insert into a table fail as on a full disk."""
    with closing(sqlite3.connect(service.data_dir / "tongxing.db")) as other:
        other.execute(FULL.format(table=table))
        yield
        other.execute(f"drop trigger disk_full_{table}")


def test_while_the_database_is_locked_the_same_question_stays_and_nothing_is_lost(closed_service: Service) -> None:
    talk = Talk(closed_service)
    talk.say_all("我想登记", "同意", talk.name, talk.number)
    with locked(closed_service):
        talk.say(talk.phone)
        assert "再试一次" in talk.options
    assert text_messages(talk, "verification") == []
    talk.choose("再试一次")
    talk.answer()
    assert talk.awaited == "confirm"
    assert talk.name in talk.heard
    talk.say("是")
    assert talk.person is not None


def test_a_yes_that_could_not_be_written_is_asked_for_again(closed_service: Service) -> None:
    talk = Talk(closed_service)
    talk.say_all("我想在石家庄报名学面点", "第一个")
    talk.answer()
    with full(closed_service, "enrolments"):
        talk.say("是")
        assert "再试一次" in talk.options
        assert talk.person is None  # the record and the seat come together or not at all
    talk.choose("再试一次")
    assert talk.awaited == "confirm"
    talk.say("是")
    assert [one.status for one in enrolments(talk)] == ["enrolled"]


def test_a_registration_on_a_full_disk_leaves_nothing_and_can_be_repeated(closed_service: Service) -> None:
    talk = Talk(closed_service)
    talk.say("我想登记")
    talk.answer()
    with full(closed_service, "consents"):
        talk.say("是")
        assert talk.person is None
    talk.choose("再试一次")
    talk.say("是")
    assert talk.person is not None


def test_distress_is_answered_even_when_no_case_can_be_written(closed_service: Service) -> None:
    talk = Talk(closed_service)
    with full(closed_service, "handover_cases"):
        talk.say("我不想活了")
        assert OWN_LINE in talk.heard
    talk.say("我不想活了")
    assert [case.urgent for case in cases(talk)] == [True]
