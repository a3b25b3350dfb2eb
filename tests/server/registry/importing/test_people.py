"""People and what is theirs: through the same rules as everything else, and twice does no more than once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from language.numbers.personal import CertificateNumber
from server import clock
from server.registry.database import Database
from server.registry.importing import ImportRefused, ImportReport, Kind, Office, import_file
from server.registry.models import (
    AuditEntry,
    Certificate,
    Consent,
    Enrolment,
    Person,
    SubsidyClaim,
)
from server.registry.services import audit, people, subsidy_rule
from tests import samples

OFFICE = Office(day=date(2026, 11, 30))
PEOPLE = "姓名,残疾人证号,手机号,区划,同意日期"
CERTIFICATES = "残疾人证号,职业,等级,证书种类,发证日期,证书编号,发证单位,已核实"
ENROLMENTS = "残疾人证号,班次编号,状态,报名日期"
CLAIMS = "残疾人证号,职业,等级,证书种类,发证日期,申领日期,状态,银行账号,原因"
NUMBER = "41999919700101001X43"
PHONE = "19900000001"


@pytest.fixture
def number() -> str:
    return samples.a_certificate_number(category=4)


@pytest.fixture
def run(registry: Database, csv_file: Callable[..., Path]) -> Callable[..., ImportReport]:
    """Import lines as one file, by somebody."""

    def imported(kind: Kind, *lines: str) -> ImportReport:
        return import_file(registry, kind, csv_file(*lines), "cli:示例", OFFICE)

    return imported


@pytest.fixture
def told(run: Callable[..., ImportReport]) -> Callable[..., str]:
    """Import lines that are refused and return what the clerk is told."""

    def refusal(kind: Kind, *lines: str) -> str:
        with pytest.raises(ImportRefused) as raised:
            run(kind, *lines)
        return str(raised.value)

    return refusal


@pytest.fixture
def person(run: Callable[..., ImportReport], number: str) -> str:
    """The number of a person who was imported."""
    run(Kind.PEOPLE, PEOPLE, f"示例甲,{number},{PHONE},郑州市,2026-01-05")
    return number


def found(session: Session, number: str) -> Person:
    person = people.find_by_number(session, CertificateNumber(number))
    assert person is not None
    return person


def count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_person_is_registered_with_the_consent_of_that_day(
    registry: Database, run: Callable[..., ImportReport], person: str
) -> None:
    with registry.read() as session:
        one = found(session, person)
        assert (one.name, one.phone, one.area) == ("示例甲", PHONE, "410100")
        consent = session.scalars(select(Consent).where(Consent.person_id == one.id)).one()
        assert consent.wording.startswith("2026年01月05日在办公室签了纸质同意书")
        assert clock.day_of(consent.given_at) == date(2026, 1, 5)
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        assert {entry.actor for entry in entries} == {"cli:示例"}
        assert audit.verify(entries) == len(entries)


def test_the_same_list_again_changes_nothing(
    registry: Database, run: Callable[..., ImportReport], person: str
) -> None:
    again = run(Kind.PEOPLE, PEOPLE, f"示例甲,{person},{PHONE},郑州市,2026-01-05")
    assert (again.added, again.changed, again.unchanged, again.notes) == (0, 0, 1, ())
    with registry.read() as session:
        assert (count(session, Person), count(session, Consent)) == (1, 1)


def test_a_list_takes_nobodys_telephone_over(
    registry: Database, run: Callable[..., ImportReport], person: str
) -> None:
    report = run(Kind.PEOPLE, PEOPLE, f"示例甲,{person},19900000002,郑州市,2026-01-05")
    assert report.notes == ("登记上的手机号或区划和文件里的不一样，没有改。（第 2 行）",)
    with registry.read() as session:
        assert found(session, person).phone == PHONE


def test_what_is_wrong_of_a_person_is_told_without_the_number(told: Callable[..., str], number: str) -> None:
    wrong = f"{number[:17]}{'1' if number[17] != '1' else '2'}{number[18:]}"
    refusal = told(
        Kind.PEOPLE,
        PEOPLE,
        f"示例甲,{wrong},{PHONE},郑州市,2026-01-05",
        f"示例乙,{number[:18]},{PHONE},郑州市,2026-01-05",
        f"示例丙,{number},12345,郑州市,2027-01-05",
        "示例丁,1.30109E+17,19900000002,郑州市,2026-01-05",
    )
    assert refusal.splitlines()[1:] == [
        f"第 2 行“残疾人证号”：残疾人证号写错了一位（尾号 {wrong[-4:]}），请对照证件。",
        "第 3 行“残疾人证号”：残疾人证号要 20 位，这里有 18 位。",
        "第 4 行“手机号”：要写 11 位手机号，这里有 5 位。",
        "第 4 行“同意日期”：这一天还没有到。",
        "第 5 行“残疾人证号”：这个数太长，表格软件已经把后面的数字改掉了。请把这一列设成“文本”，再重新填写。",
    ]
    assert wrong not in refusal


def test_a_number_in_the_wrong_column_is_quoted_by_its_end(told: Callable[..., str], number: str) -> None:
    refusal = told(Kind.PEOPLE, PEOPLE, f"示例甲,{number},{PHONE},{PHONE},2026-01-05,{number}")
    assert "第 2 行“区划”：没有“…0001”这个地方。" in refusal
    assert f"第 2 行：比表头多出一格“…{number[-4:]}”" in refusal
    assert PHONE not in refusal


def test_a_number_under_another_name_is_refused(told: Callable[..., str], person: str) -> None:
    refusal = told(Kind.PEOPLE, PEOPLE, f"示例乙,{person},{PHONE},郑州市,2026-01-05")
    assert f"第 2 行“姓名”：这个证号已经登记了别的名字（尾号 {person[-4:]}），请核对。" in refusal


def test_who_took_the_consent_back_is_left_alone(registry: Database, told: Callable[..., str], person: str) -> None:
    with registry.write() as session:
        consent = session.scalars(select(Consent)).one()
        consent.withdrawn_at = consent.given_at
    refusal = told(Kind.CERTIFICATES, CERTIFICATES, f"{person},茶艺,5,职业技能等级证书,2026-02-01,SL-1,,是")
    assert "这个人撤回了同意" in refusal


def test_a_certificate_is_taken_once(registry: Database, run: Callable[..., ImportReport], person: str) -> None:
    row = f"{person},茶艺,五级,职业技能等级证书,2026-02-01,SL-0001,示例单位,是"
    assert run(Kind.CERTIFICATES, CERTIFICATES, row).added == 1
    assert run(Kind.CERTIFICATES, CERTIFICATES, row).unchanged == 1
    with registry.read() as session:
        held = session.scalars(select(Certificate)).one()
        assert (held.occupation_code, held.skill_level, held.number, held.verified) == ("TX-024", 5, "SL-0001", True)
        entered = session.scalars(select(AuditEntry).where(AuditEntry.action == "certificate.take_over")).one()
        assert entered.detail["verified"] is True


def test_a_stranger_is_named_by_the_end_of_the_number(told: Callable[..., str], number: str) -> None:
    refusal = told(Kind.CERTIFICATES, CERTIFICATES, f"{number},茶艺,5,职业技能等级证书,2026-02-01,,,")
    assert f"第 2 行：这个人没有登记，请先导入人员（尾号 {number[-4:]}）。" in refusal


def test_those_in_a_class_keep_their_seats(
    registry: Database, run: Callable[..., ImportReport], told: Callable[..., str], person: str
) -> None:
    with registry.write() as session:
        held = samples.a_class(session, capacity=1, starts_on=date(2026, 3, 1), status="closed")
        code = held.code
    row = f"{person},{code},已结业,2026-02-01"
    assert run(Kind.ENROLMENTS, ENROLMENTS, row).added == 1
    assert run(Kind.ENROLMENTS, ENROLMENTS, row).unchanged == 1
    other = samples.a_certificate_number()
    run(Kind.PEOPLE, PEOPLE, f"示例乙,{other},19900000002,郑州市,2026-01-05")
    refusal = told(Kind.ENROLMENTS, ENROLMENTS, f"{other},{code},已报名,2026-02-01")
    assert "第 2 行“班次编号”：这个班的名额已经满了。" in refusal
    assert run(Kind.ENROLMENTS, ENROLMENTS, f"{other},{code},候补,2026-02-01").added == 1
    with registry.read() as session:
        kept = session.execute(select(Enrolment.status, Enrolment.seat).order_by(Enrolment.id)).all()
        assert kept == [("completed", 1), ("waiting", None)]


@pytest.fixture
def certified(run: Callable[..., ImportReport], person: str) -> str:
    """The number of a person with verified certificates of four trades."""
    run(Kind.CERTIFICATES, CERTIFICATES, *(f"{certificate(person, at)},,,是" for at in range(4)))
    return person


TRADES = ("茶艺", "面点", "烘焙", "剪纸")


def certificate(number: str, at: int) -> str:
    return f"{number},{TRADES[at]},5,职业技能等级证书,2026-0{at + 1}-01"


def claim(number: str, at: int, status: str = "已发放", rest: str = ",") -> str:
    return f"{certificate(number, at)},2026-0{at + 1}-15,{status},{rest}"


def test_claims_of_this_year_take_their_places_of_the_cap(
    registry: Database, run: Callable[..., ImportReport], certified: str
) -> None:
    rows = [
        claim(certified, 0, rest="6222020000000000123,"),
        claim(certified, 1, "已批准"),
        claim(certified, 2, "未通过", ",示例原因"),
    ]
    assert run(Kind.CLAIMS, CLAIMS, *rows).added == 3
    assert run(Kind.CLAIMS, CLAIMS, *rows).unchanged == 3
    with registry.read() as session:
        kept = session.scalars(select(SubsidyClaim).order_by(SubsidyClaim.counted_on)).all()
        assert [(one.status, one.slot) for one in kept] == [("paid", 1), ("approved", 2), ("refused", None)]
        assert (kept[0].bank_account, kept[2].reason) == ("6222020000000000123", "示例原因")
        assert clock.day_of(kept[0].created_at) == date(2026, 1, 15)
        decision = subsidy_rule.check(session, found(session, certified), OFFICE.reading, today=date(2026, 11, 30))
        assert decision.remaining == 1


def test_the_fourth_claim_of_a_year_is_refused_with_its_row_and_nothing_is_kept(
    registry: Database, told: Callable[..., str], certified: str
) -> None:
    refusal = told(Kind.CLAIMS, CLAIMS, *(claim(certified, at) for at in (3, 0, 1, 2)))
    assert refusal.splitlines()[0] == "没有导入。文件里有 1 处要改："
    assert refusal.splitlines()[1].startswith("第 2 行：")  # of April, the last of the four
    with registry.read() as session:
        assert count(session, SubsidyClaim) == 0


def test_a_claim_that_does_not_fit_what_is_on_record_is_told_why(
    run: Callable[..., ImportReport], told: Callable[..., str], certified: str
) -> None:
    run(Kind.CERTIFICATES, CERTIFICATES, f"{certified},美甲,5,职业技能等级证书,2026-05-01,,,否")
    rest = "5,职业技能等级证书,2026-05-01"
    refusal = told(
        Kind.CLAIMS,
        CLAIMS,
        f"{certified},美发,{rest},2026-05-15,已提交,,",
        f"{certified},美甲,{rest},2026-05-15,已发放,,",
        f"{certified},茶艺,{rest},2026-04-15,已提交,,",
    )
    assert "第 4 行“申领日期”：申领日期不能早于发证日期。" in refusal
    refusal = told(
        Kind.CLAIMS, CLAIMS, *(f"{certified},{trade},{rest},2026-05-15,已发放,," for trade in ("美发", "美甲"))
    )
    assert refusal.splitlines()[1:] == [
        "第 2 行：这个人没有这样的证书，请先导入证书。",
        "第 3 行“状态”：这本证书还没有核实，不能记成已批准或已发放。",
    ]


@pytest.mark.parametrize("older", ["B1", ""])
def test_an_older_number_of_a_person_is_refused_with_its_row(
    run: Callable[..., ImportReport], told: Callable[..., str], older: str
) -> None:
    number = samples.a_certificate_number(suffix="")
    run(Kind.PEOPLE, PEOPLE, f"示例甲,{number}B2,{PHONE},郑州市,2026-01-05")
    refused = told(Kind.PEOPLE, PEOPLE, f"示例甲,{number}{older},{PHONE},郑州市,2026-01-05")
    tail = f"{number}{older}"[-4:]
    assert f"第 2 行“残疾人证号”：登记上的是更新的残疾人证（尾号 {tail} 是旧的），请写新证号。" in refused


@pytest.mark.parametrize("nothing", ["-", "/", "—", "无", "暂无"])
def test_a_certificate_without_a_number_has_none_however_it_is_written(
    run: Callable[..., ImportReport], registry: Database, person: str, nothing: str
) -> None:
    other = samples.a_certificate_number(category=3)
    run(Kind.PEOPLE, PEOPLE, f"示例乙,{other},19900000002,郑州市,2026-01-05")
    rows = [f"{number},茶艺,五级,职业技能等级证书,2025-03-01,{nothing},,否" for number in (person, other)]
    assert run(Kind.CERTIFICATES, CERTIFICATES, *rows).added == 2
    with registry.read() as session:
        assert set(session.scalars(select(Certificate.number))) == {None}


def test_a_number_of_marks_alone_is_refused_with_its_row(told: Callable[..., str], person: str) -> None:
    refused = told(Kind.CERTIFICATES, CERTIFICATES, f"{person},茶艺,五级,职业技能等级证书,2025-03-01,*,,否")
    assert "第 2 行“证书编号”：证书编号里要有字母或数字，没有编号就空着。" in refused


def test_whatever_a_rule_raises_is_the_refusal_of_its_row(
    told: Callable[..., str], person: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr("server.registry.services.certificates.take_over", refuse)
    refused = told(Kind.CERTIFICATES, CERTIFICATES, f"{person},茶艺,五级,职业技能等级证书,2025-03-01,A1,,否")
    assert f"第 2 行：这一行记不上（尾号 {person[-4:]}），请核对。" in refused


def test_who_was_registered_a_moment_ago_is_told_of_and_not_only_refused(
    registry: Database, told: Callable[..., str], number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = people.register

    def somebody_is_quicker(*args: Any) -> Person:
        register(*args)
        return register(*args)

    monkeypatch.setattr(people, "register", somebody_is_quicker)
    refused = told(Kind.PEOPLE, PEOPLE, f"示例甲,{number},{PHONE},郑州市,2026-01-05")
    assert f"第 2 行：这个人刚刚有人登记了（尾号 {number[-4:]}），请再导入一次。" in refused
