"""A long list is written some rows at a time: others write in between, and a run that broke off is begun again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.importing import ImportRefused, ImportReport, Kind, Office, import_file
from server.registry.importing.batches import together
from server.registry.models import (
    AuditEntry,
    Certificate,
    Enrolment,
    Job,
    Person,
    SentMessage,
    SubsidyClaim,
    TrainingClass,
)
from server.registry.services import audit, training
from tests import samples
from tests.server.registry.importing.conftest import WriteCsv

OFFICE = Office(day=date(2026, 11, 30))
PEOPLE = "姓名,残疾人证号,手机号,区划,同意日期"
CERTIFICATES = "残疾人证号,职业,等级,证书种类,发证日期,证书编号"
ENROLMENTS = "残疾人证号,班次编号,状态,报名日期"
CLAIMS = "残疾人证号,职业,等级,证书种类,发证日期,申领日期,状态"
JOBS = "编号,岗位,单位,职业,区划,工作方式,工资下限,工资上限,截止日期"
TRADES = ("茶艺", "面点", "烘焙", "剪纸")
Run = Callable[..., ImportReport]


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows a transaction, four where they belong together."""
    monkeypatch.setattr("server.registry.importing.batches.ROWS_AT_ONCE", 2)
    monkeypatch.setattr("server.registry.importing.batches.ROWS_AT_MOST", 4)
    monkeypatch.setattr("server.registry.database.SQLITE_ASKS_AGAIN_SECONDS", 0)


@pytest.fixture
def run(registry: Database, csv_file: WriteCsv) -> Run:
    def imported(kind: Kind, *lines: str) -> ImportReport:
        return import_file(registry, kind, csv_file(*lines), "cli:示例", OFFICE)

    return imported


@pytest.fixture
def refused(run: Run) -> Callable[..., ImportReport]:
    def refusal(kind: Kind, *lines: str) -> ImportReport:
        with pytest.raises(ImportRefused) as raised:
            run(kind, *lines)
        return raised.value.report

    return refusal


@pytest.fixture
def numbers(run: Run) -> list[str]:
    """The numbers of five people who were imported."""
    made = [samples.a_certificate_number() for _ in range(5)]
    run(Kind.PEOPLE, PEOPLE, *map(person, made))
    return made


def person(number: str) -> str:
    return f"示例甲,{number},19900000001,郑州市,2026-01-05"


def certificate(number: str, at: int = 0, code: str = "") -> str:
    return f"{number},{TRADES[at]},5,职业技能等级证书,2026-0{at + 1}-01,{code}"


def claim(number: str, at: int) -> str:
    return f"{number},{TRADES[at]},5,职业技能等级证书,2026-0{at + 1}-01,2026-0{at + 1}-15,已提交"


def job(code: int, title: str = "示例岗位") -> str:
    return f"{code},{title},示例·厂,茶艺,130100,全职,1000,2000,2026-12-31"


def count(registry: Database, table: type) -> int:
    with registry.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def breaking_off(registry: Database, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Let the database fail when a transaction is begun, after so many that went well."""
    write, begun = registry.write, []

    @contextmanager
    def failing() -> Iterator[Session]:
        begun.append(1)
        if len(begun) > after:
            raise OperationalError("begin", {}, Exception("database is locked"))
        with write() as session:
            yield session

    monkeypatch.setattr(registry, "write", failing)


def test_what_belongs_together_stands_in_one_batch_unless_it_is_too_much() -> None:
    assert list(together("abcabd", str)) == [["a", "a"], ["b", "b"], ["c", "d"]]
    assert list(together("abbbb", str)) == [["a"], ["b", "b", "b", "b"]]
    assert list(together("bbbbbbc", str)) == [["b", "b", "b", "b"], ["b", "b"], ["c"]]


def test_others_write_between_the_rows_of_a_list(
    registry: Database, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def somebody_registers() -> None:
        with registry.write() as session:
            samples.a_person(session)

    monkeypatch.setattr(registry, "give_way", somebody_registers)
    assert run(Kind.JOBS, JOBS, *map(job, range(900001, 900006))).added == 5
    assert count(registry, Person) == 2


def test_one_row_that_the_rules_refuse_keeps_all_batches_out(
    registry: Database, run: Run, refused: Callable[..., ImportReport], numbers: list[str]
) -> None:
    run(Kind.CERTIFICATES, CERTIFICATES, certificate(numbers[0], code="SL-1"))
    rows = [certificate(number, 1, f"SL-{number}") for number in numbers[:4]]
    report = refused(Kind.CERTIFICATES, CERTIFICATES, *rows, certificate(numbers[4], 1, "SL-1"))
    assert str(report).splitlines() == [
        "没有导入。文件里有 1 处要改：",
        "第 6 行“证书编号”：这个证书编号已经记在别处，请核对。",
    ]
    assert count(registry, Certificate) == 1


def test_two_people_in_one_list_cannot_share_a_certificates_number(
    refused: Callable[..., ImportReport], numbers: list[str]
) -> None:
    rows = [certificate(numbers[0], 0, "SL 1"), certificate(numbers[1], 0), certificate(numbers[2], 1, "sl-1")]
    report = refused(Kind.CERTIFICATES, CERTIFICATES, *rows)
    assert [(error.row, error.column) for error in report.errors] == [(4, "证书编号")]


def test_the_fourth_claim_of_the_last_person_keeps_all_batches_out(
    registry: Database, run: Run, refused: Callable[..., ImportReport], numbers: list[str]
) -> None:
    run(Kind.CERTIFICATES, CERTIFICATES, *(certificate(number, at) for number in numbers for at in range(4)))
    rows = [claim(number, 0) for number in numbers] + [claim(numbers[4], at) for at in (1, 2, 3)]
    assert [error.row for error in refused(Kind.CLAIMS, CLAIMS, *rows).errors] == [9]
    assert count(registry, SubsidyClaim) == 0
    assert run(Kind.CLAIMS, CLAIMS, *rows[:-1]).added == 7


def test_a_run_that_breaks_off_tells_what_stands_and_goes_on_when_begun_again(
    registry: Database, run: Run, refused: Callable[..., ImportReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [person(samples.a_certificate_number()) for _ in range(5)]
    with monkeypatch.context() as patched:
        breaking_off(registry, patched, after=2)
        report = refused(Kind.PEOPLE, PEOPLE, *rows)
    assert report.added == count(registry, Person) == 4
    assert str(report).splitlines() == [
        "中途停了。前面的 4 行已经在库里，再导入同一个文件也不会重复。",
        "数据库现在写不进去。请稍后用同一个文件再导入一次。",
    ]
    again = run(Kind.PEOPLE, PEOPLE, *rows)
    assert (again.added, again.unchanged, count(registry, Person)) == (1, 4, 5)


def test_a_catalogue_that_breaks_off_goes_on_as_well(
    registry: Database, run: Run, refused: Callable[..., ImportReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = count(registry, Job)
    with monkeypatch.context() as patched:
        breaking_off(registry, patched, after=1)
        assert refused(Kind.JOBS, JOBS, *map(job, range(900001, 900006))).added == 2
    assert count(registry, Job) == before + 2
    again = run(Kind.JOBS, JOBS, *map(job, range(900001, 900006)))
    assert (again.added, again.unchanged) == (3, 2)


def test_what_came_between_the_check_and_the_write_stops_the_rest_and_is_told(
    registry: Database,
    refused: Callable[..., ImportReport],
    numbers: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with registry.write() as session:
        free, scarce = (samples.a_class(session, capacity=3).id for _ in range(2))
        codes = [session.get_one(TrainingClass, one).code for one in (free, scarce)]
    gone_by: list[int] = []

    def the_last_seats_are_taken() -> None:
        gone_by.append(1)
        if len(gone_by) == 3:  # both batches were rehearsed, the first is written
            with registry.write() as session:
                for _ in range(2):
                    training.enrol(session, samples.a_person(session).id, scarce, "assistant:sample")

    monkeypatch.setattr(registry, "give_way", the_last_seats_are_taken)
    rows = [f"{number},{code},已报名,2026-02-01" for code in codes for number in numbers[:2]]
    report = refused(Kind.ENROLMENTS, ENROLMENTS, *rows)
    assert str(report).splitlines() == [
        "中途停了。前面的 2 行已经在库里，再导入同一个文件也不会重复。",
        "后面的没有导入。文件里有 1 处要改：",
        "第 5 行“班次编号”：这个班的名额已经满了。",
    ]
    assert count(registry, Enrolment) == 4


def test_who_waits_takes_no_seat_of_those_who_come_in_a_later_batch(
    registry: Database, run: Run, numbers: list[str]
) -> None:
    with registry.write() as session:
        code = samples.a_class(session, capacity=5, starts_on=date(2026, 12, 30)).code
        waits = samples.a_person(session).disability_certificates[0].number
    run(Kind.ENROLMENTS, ENROLMENTS, f"{waits},{code},候补,2026-01-01")
    rows = [f"{number},{code},已报名,2026-02-01" for number in numbers]  # one more than a batch holds
    assert run(Kind.ENROLMENTS, ENROLMENTS, *rows).added == 5
    assert count(registry, SentMessage) == 0


def test_each_transaction_is_in_the_audit_with_what_it_did(registry: Database, run: Run) -> None:
    run(Kind.JOBS, JOBS, *map(job, range(900001, 900004)))
    with registry.read() as session:
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        imports = [entry for entry in entries if entry.action == "import"]
        assert [(one.actor, one.detail["added"]) for one in imports] == [("cli:示例", 2), ("cli:示例", 1)]
        assert len({one.subject for one in imports}) == 1
        assert audit.verify(entries) == len(entries)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_all_people_and_classes_of_a_batch_are_held_before_its_first_row(
    registry: Database, run: Run, numbers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a list that has the class waits for a person who waits for the class. In SQLite there is one writer."""
    with registry.write() as session:
        codes = [samples.a_class(session, capacity=2).code for _ in range(2)]
        asked_of = set(session.scalars(select(TrainingClass.id).where(TrainingClass.code.in_(codes))))
    free: list[object] = []
    write = training.take_over

    def look_and_write(*args: Any) -> Enrolment:
        with registry.write() as other:
            for wanted in (select(Person.id), select(TrainingClass.id).where(TrainingClass.id.in_(asked_of))):
                free.extend(other.scalars(wanted.with_for_update(key_share=True, skip_locked=True)))
        return write(*args)

    monkeypatch.setattr(training, "take_over", look_and_write)
    rows = [f"{number},{code},已报名,2026-02-01" for code in codes for number in numbers[:2]]
    monkeypatch.setattr("server.registry.importing.batches.ROWS_AT_ONCE", 4)
    assert run(Kind.ENROLMENTS, ENROLMENTS, *rows).added == 4
    with registry.read() as session:
        strangers = set(session.scalars(select(Person.id))) - set(session.scalars(select(Enrolment.person_id)))
    assert set(free) == strangers
