"""What an import would do is what it does, and nothing of it stands before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from server.registry.database import Database
from server.registry.importing import ImportRefused, ImportReport, Kind, Office
from server.registry.importing.checked import check_file
from server.registry.importing.preview import digest_of, preview
from server.registry.importing.writing import write_checked
from server.registry.models import AuditEntry, Course, Person, TrainingBase
from tests import samples
from tests.server.registry.importing.conftest import WriteCsv

OFFICE = Office(day=date(2026, 11, 30))
BASES = "编号,名称,区划,地址"
PEOPLE = "姓名,残疾人证号,手机号,区划,同意日期"
CERTIFICATES = "残疾人证号,职业,等级,证书种类,发证日期,证书编号"
BY = "staff:7"


def looked_at(registry: Database, kind: Kind, path: Path, office: Office = OFFICE) -> ImportReport:
    with registry.read() as session:
        checked = check_file(session, kind, path, office)
    return preview(registry, checked, BY, office)


def written(registry: Database, kind: Kind, path: Path) -> ImportReport:
    with registry.read() as session:
        checked = check_file(session, kind, path, OFFICE)
    return write_checked(registry, checked, BY, OFFICE)


def count(registry: Database, table: type) -> int:
    with registry.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def person(number: str, name: str = "示例甲") -> str:
    return f"{name},{number},19900000001,郑州市,2026-01-05"


def test_of_the_catalogue_it_says_what_is_new_changed_and_the_same(registry: Database, csv_file: WriteCsv) -> None:
    written(registry, Kind.BASES, csv_file(BASES, "Z1,示例一,410100,示例路", "Z2,示例二,410100,示例路"))
    before = count(registry, TrainingBase), count(registry, AuditEntry)
    path = csv_file(BASES, "Z1,示例一,410100,示例路", "Z2,别的名字,410100,示例路", "Z3,示例三,410100,示例路")
    would = looked_at(registry, Kind.BASES, path)
    assert (would.rows, would.added, would.changed, would.unchanged) == (3, 1, 1, 1)
    assert (count(registry, TrainingBase), count(registry, AuditEntry)) == before
    assert written(registry, Kind.BASES, path) == would


def test_sample_data_that_a_list_would_take_over_counts_as_changed(registry: Database, csv_file: WriteCsv) -> None:
    with registry.read() as session:
        course = session.scalars(select(Course).order_by(Course.id)).first()
    assert course is not None
    assert course.sample
    head = "编号,名称,职业,培训类型,证书,课时"
    row = (
        f"{course.code},{course.name},{course.occupation_code},{course.kind},{course.certificate_kind},{course.hours}"
    )
    assert looked_at(registry, Kind.COURSES, csv_file(head, row)).changed == 1


def test_of_people_every_rule_is_heard_and_taken_back(registry: Database, csv_file: WriteCsv) -> None:
    known, fresh = samples.a_certificate_number(), samples.a_certificate_number()
    written(registry, Kind.PEOPLE, csv_file(PEOPLE, person(known)))
    path = csv_file(PEOPLE, person(known), person(fresh))
    would = looked_at(registry, Kind.PEOPLE, path)
    assert (would.added, would.unchanged, count(registry, Person)) == (1, 1, 1)
    assert written(registry, Kind.PEOPLE, path) == would
    with pytest.raises(ImportRefused) as refused:
        looked_at(registry, Kind.PEOPLE, csv_file(PEOPLE, person(known, "示例乙")))
    assert [(error.row, error.column) for error in refused.value.report.errors] == [(2, "姓名")]


def test_a_level_that_does_not_go_with_the_kind_is_said_of_what_one_person_enters(
    registry: Database, csv_file: WriteCsv
) -> None:
    number = samples.a_certificate_number()
    written(registry, Kind.PEOPLE, csv_file(PEOPLE, person(number)))
    path = csv_file(CERTIFICATES, f"{number},茶艺,,职业技能等级证书,2026-01-05,S1")
    with pytest.raises(ImportRefused) as refused:
        looked_at(registry, Kind.CERTIFICATES, path, replace(OFFICE, decides=False))
    assert refused.value.report.errors[0].column == "等级"
    assert looked_at(registry, Kind.CERTIFICATES, path).added == 1


def test_what_was_verified_already_is_recognised_in_a_list_of_one_person(
    registry: Database, csv_file: WriteCsv
) -> None:
    number = samples.a_certificate_number()
    written(registry, Kind.PEOPLE, csv_file(PEOPLE, person(number)))
    path = csv_file(f"{CERTIFICATES},已核实", f"{number},茶艺,5,职业技能等级证书,2026-01-05,S1,是")
    written(registry, Kind.CERTIFICATES, path)
    assert looked_at(registry, Kind.CERTIFICATES, path, replace(OFFICE, decides=False)).unchanged == 1


def test_the_digest_stands_for_the_file_and_for_what_it_would_do() -> None:
    would = ImportReport("bases", rows=2, added=1, unchanged=1)
    others = [digest_of(replace(would, added=2, unchanged=0), "a"), digest_of(would, "b")]
    assert digest_of(would, "a") == digest_of(would, "a")
    assert digest_of(would, "a") not in others
