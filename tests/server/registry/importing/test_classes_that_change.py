"""What an imported list changes about a class reaches the people in it, as if a clerk had changed it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server import clock
from server.registry import importing
from server.registry.database import Database
from server.registry.importing import ImportRefused, Kind, catalogue
from server.registry.importing.upsert import Upserted
from server.registry.models import Enrolment, SentMessage, TrainingClass
from server.registry.services import training
from tests import samples
from tests.importing import import_file
from tests.server.registry.importing.conftest import WriteCsv

CLASSES = "编号,课程编号,基地编号,开班日期,结束日期,报名截止,人数,状态"


@pytest.fixture
def full_class(registry: Database) -> str:
    """The code of a class with one seat, which somebody has and somebody waits for."""
    with registry.write() as session:
        held = samples.a_class(session, capacity=1, starts_on=clock.today() + timedelta(days=60))
        for _ in range(2):
            training.enrol(session, samples.a_person(session).id, held.id, "assistant:sample")
        return held.code


def imported(registry: Database, csv_file: WriteCsv, code: str, **changes: str) -> list[str]:
    """Import the class with these columns changed; return the kinds of the text messages that were sent for it."""
    with registry.write() as session:
        held = session.scalars(select(TrainingClass).where(TrainingClass.code == code)).one()
        row = {
            "编号": code, "课程编号": held.course.code, "基地编号": held.base.code, "开班日期": str(held.starts_on),
            "结束日期": str(held.ends_on), "报名截止": str(held.enrol_until), "人数": str(held.capacity), **changes,
        }  # fmt: skip
        before = set(session.scalars(select(SentMessage.id)))
        import_file(session, Kind.CLASSES, csv_file(",".join(row), ",".join(row.values())))
        sent = session.scalars(select(SentMessage).order_by(SentMessage.id)).all()
        return [one.kind for one in sent if one.id not in before]


def statuses(registry: Database, code: str) -> list[str]:
    with registry.read() as session:
        of_class = select(Enrolment.status).join(TrainingClass, TrainingClass.id == Enrolment.class_id)
        return list(session.scalars(of_class.where(TrainingClass.code == code).order_by(Enrolment.id)))


def test_an_added_seat_goes_to_who_waits(registry: Database, csv_file: WriteCsv, full_class: str) -> None:
    assert statuses(registry, full_class) == ["enrolled", "waiting"]
    assert imported(registry, csv_file, full_class, 人数="2") == ["enrolment"]
    assert statuses(registry, full_class) == ["enrolled", "enrolled"]


def test_a_class_that_is_called_off_tells_everybody(registry: Database, csv_file: WriteCsv, full_class: str) -> None:
    assert imported(registry, csv_file, full_class, 状态="取消") == ["class_cancelled", "class_cancelled"]
    assert statuses(registry, full_class) == ["cancelled", "cancelled"]


def test_a_class_that_is_shifted_tells_everybody(registry: Database, csv_file: WriteCsv, full_class: str) -> None:
    later = str(clock.today() + timedelta(days=70))
    assert imported(registry, csv_file, full_class, 开班日期=later, 结束日期=later) == ["class_shifted"] * 2
    assert statuses(registry, full_class) == ["enrolled", "waiting"]


def test_a_class_that_was_called_off_is_not_opened_again(
    registry: Database, csv_file: WriteCsv, full_class: str
) -> None:
    imported(registry, csv_file, full_class, 状态="取消")
    assert imported(registry, csv_file, full_class, 状态="取消") == []
    for changes in ({"状态": "开放"}, {"状态": ""}, {"人数": "9"}):
        with pytest.raises(ImportRefused, match="第 2 行：这个班已经取消，不能再改。"):
            imported(registry, csv_file, full_class, **changes)


def test_another_address_of_the_base_reaches_the_people_of_its_classes(
    registry: Database, csv_file: WriteCsv, full_class: str
) -> None:
    with registry.write() as session:
        base = session.scalars(select(TrainingClass).where(TrainingClass.code == full_class)).one().base
        row = f"{base.code},{base.name},{base.division_code},示例路9号"
        import_file(session, Kind.BASES, csv_file("编号,名称,区划,地址", row))
        sent = session.scalars(select(SentMessage).where(SentMessage.kind == "class_shifted")).all()
        assert ["示例路9号" in one.body for one in sent] == [True, True]


def test_who_waits_in_a_list_gets_no_seat_by_it_and_moves_up_when_the_class_changes(
    registry: Database, csv_file: WriteCsv
) -> None:
    """Those who are in the class may stand in another list, which is imported next."""
    with registry.write() as session:
        held = samples.a_class(session, capacity=2, starts_on=clock.today() + timedelta(days=60))
        numbers = [samples.a_person(session).disability_certificates[0].number for _ in range(4)]
        code, day = held.code, clock.today() - timedelta(days=9)
        for status, some in (("候补", numbers[:2]), ("已报名", numbers[2:])):
            rows = [f"{number},{code},{status},{day}" for number in some]
            import_file(session, Kind.ENROLMENTS, csv_file("残疾人证号,班次编号,状态,报名日期", *rows))
        assert session.scalars(select(SentMessage)).all() == []
    assert statuses(registry, code) == ["waiting", "waiting", "enrolled", "enrolled"]
    assert imported(registry, csv_file, code, 人数="3") == ["enrolment"]
    assert statuses(registry, code) == ["enrolled", "waiting", "enrolled", "enrolled"]


def a_row(session: Session, code: str) -> str:
    held = session.scalars(select(TrainingClass).where(TrainingClass.code == code)).one()
    days = f"{held.starts_on},{held.ends_on},{held.enrol_until}"
    return f"{code},{held.course.code},{held.base.code},{days},{held.capacity},开放"


def test_a_class_that_is_called_off_while_a_list_is_written_stays_so(
    registry: Database, csv_file: WriteCsv, monkeypatch: pytest.MonkeyPatch
) -> None:
    with registry.write() as session:
        codes = [samples.a_class(session).code for _ in range(3)]
        rows = [a_row(session, code) for code in codes]

    def the_last_one_is_called_off() -> None:
        with registry.write() as session:
            session.scalars(select(TrainingClass).where(TrainingClass.code == codes[2])).one().status = "cancelled"

    monkeypatch.setattr("server.registry.importing.batches.ROWS_AT_ONCE", 2)
    monkeypatch.setattr(registry, "give_way", the_last_one_is_called_off)
    with pytest.raises(ImportRefused) as raised:
        importing.import_file(registry, Kind.CLASSES, csv_file(CLASSES, *rows))
    assert "第 4 行：这个班已经取消，不能再改。" in str(raised.value)
    with registry.read() as session:
        assert session.scalar(select(TrainingClass.status).where(TrainingClass.code == codes[2])) == "cancelled"


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("kind", [Kind.CLASSES, Kind.BASES])
def test_nobody_else_changes_a_class_or_enrols_in_it_between_the_look_and_the_write(
    registry: Database, csv_file: WriteCsv, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    """In SQLite there is one writer at a time."""
    with registry.write() as session:
        held = samples.a_class(session)
        base = f"{held.base.code},{held.base.name},{held.base.division_code},示例路9号"
        lines = {Kind.CLASSES: (CLASSES, a_row(session, held.code)), Kind.BASES: ("编号,名称,区划,地址", base)}
        code = held.code
    free: list[str] = []
    write = catalogue.upsert

    def look_and_write(*args: Any, **options: Any) -> Upserted:
        with registry.write() as other:
            wanted = select(TrainingClass.code).where(TrainingClass.code == code)
            free.extend(other.scalars(wanted.with_for_update(key_share=True, skip_locked=True)))
        return write(*args, **options)

    monkeypatch.setattr(catalogue, "upsert", look_and_write)
    importing.import_file(registry, kind, csv_file(*lines[kind]))
    assert free == []
