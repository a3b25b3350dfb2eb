"""A clerk sends a list, sees what it would do, and says yes: what stands then is what was shown."""

from __future__ import annotations

import io
import secrets
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from server import clock
from server.list_imports.findings import why_broken_off
from server.list_imports.work import work
from server.registry.database import Database, utcnow
from server.registry.importing.limits import MAX_BYTES
from server.registry.models import (
    AuditEntry,
    Certificate,
    ImportPiece,
    Job,
    ListImport,
    Person,
    SubsidyClaim,
    TrainingBase,
    TrainingClass,
)
from server.registry.reference.load import load_divisions
from server.registry.services import import_turns, list_imports, staff_accounts
from server.settings import Settings
from server.staff import uploads
from tests import samples
from tests.concurrently import together
from tests.server.staff.conftest import Desk

BASES = "编号,名称,区划,地址"
JOBS = "编号,岗位,单位,职业,区划,工作方式,工资下限,工资上限,截止日期"
PEOPLE = "姓名,残疾人证号,手机号,区划,同意日期"
CERTIFICATES = "残疾人证号,职业,等级,证书种类,发证日期,证书编号,已核实"
CLAIMS = "残疾人证号,职业,等级,证书种类,发证日期,申领日期,状态"
ZHENGZHOU, ELSEWHERE = "410100", "130100"
OUTSIDE = "这一行不在您的辖区。"
Work = Callable[[], None]


@pytest.fixture(autouse=True)
def divisions(database: Database) -> None:
    with database.write() as session:
        load_divisions(session)


@pytest.fixture
def work_all(database: Database, settings: Settings) -> Work:
    """Work off what waits, as the child processes do it."""

    def worked() -> None:
        while True:
            claim = secrets.token_hex(16)
            with database.write() as session:
                taken = import_turns.take_next(session, claim, utcnow(), why_broken_off)
            if taken is None:
                return
            work(database, settings, taken.id, claim)

    return worked


def send(client: TestClient, kind: str, *lines: str, name: str = "示例.csv") -> dict[str, Any]:
    answer = client.post("/imports", params={"kind": kind, "file_name": name}, content="\r\n".join(lines).encode())
    assert answer.status_code == 202, answer.text
    sent: dict[str, Any] = answer.json()
    return sent


def looked_at(client: TestClient, work_all: Work, kind: str, *lines: str) -> dict[str, Any]:
    sent = send(client, kind, *lines)
    work_all()
    found: dict[str, Any] = client.get(f"/imports/{sent['id']}").json()
    return found


def say_yes(client: TestClient, one: dict[str, Any]) -> Any:
    return client.post(f"/imports/{one['id']}/apply", json={"preview": one["preview"]})


def refusal(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def count(database: Database, table: type) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def base(code: str, area: str = ZHENGZHOU, name: str = "示例基地") -> str:
    return f"{code},{name},{area},示例路"


def person(number: str, area: str = ZHENGZHOU) -> str:
    return f"示例甲,{number},19900000001,{area},2026-01-05"


def test_what_a_list_would_do_is_shown_and_written_after_a_yes(
    desk: Desk, database: Database, work_all: Work
) -> None:
    clerk = desk("clerk", ZHENGZHOU)
    sent = send(clerk, "bases", BASES, base("B1"), base("B2"), name="基地.csv")
    assert (sent["state"], sent["file_name"], sent["preview"]) == ("checking", "基地.csv", None)
    work_all()
    shown = clerk.get(f"/imports/{sent['id']}").json()
    assert (shown["state"], shown["rows"], shown["added"], shown["errors"]) == ("ready", 2, 2, [])
    assert count(database, TrainingBase) == 0
    assert say_yes(clerk, shown).json()["state"] == "running"
    work_all()
    done = clerk.get(f"/imports/{sent['id']}").json()
    assert (done["state"], done["rows_done"], done["added"]) == ("done", 2, 2)
    assert (count(database, TrainingBase), count(database, ImportPiece)) == (2, 0)
    again = looked_at(clerk, work_all, "bases", BASES, base("B1"), base("B2", name="示例别名"))
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 1, 1)


def test_the_audit_names_the_clerk_and_nobody_of_the_list(desk: Desk, database: Database, work_all: Work) -> None:
    clerk = desk("clerk", ZHENGZHOU, "wang")
    number = samples.a_certificate_number()
    one = looked_at(clerk, work_all, "people", PEOPLE, person(number))
    say_yes(clerk, one)
    work_all()
    given_up = send(clerk, "bases", BASES, base("B1"))
    assert clerk.delete(f"/imports/{given_up['id']}").json()["state"] == "discarded"
    with database.read() as session:
        entries = session.scalars(select(AuditEntry).where(AuditEntry.action.startswith("import"))).all()
    assert [entry.action for entry in entries] == [
        "import.upload", "import.apply", "import", "import.upload", "import.discard",
    ]  # fmt: skip
    assert {entry.actor for entry in entries} == {f"staff:{one['account_id']}"}
    assert "示例" not in str([(entry.subject, entry.detail) for entry in entries])


def test_of_a_list_about_people_every_rule_is_heard_before_and_nothing_stands(
    desk: Desk, database: Database, work_all: Work
) -> None:
    known, fresh = samples.a_certificate_number(), samples.a_certificate_number()
    with database.write() as session:
        samples.a_person(session, name="示例乙", number=known, area=ZHENGZHOU)
    clerk = desk("clerk", ZHENGZHOU)
    shown = looked_at(clerk, work_all, "people", PEOPLE, person(fresh), person(known))
    assert (shown["state"], shown["error_count"], shown["preview"]) == ("refused", 1, None)
    assert (shown["errors"][0]["row"], shown["errors"][0]["column"]) == (3, "姓名")
    assert (count(database, Person), count(database, ImportPiece)) == (1, 0)
    shown = looked_at(clerk, work_all, "people", PEOPLE, person(fresh))
    assert (shown["state"], shown["added"], count(database, Person)) == ("ready", 1, 1)


def test_rows_outside_the_area_are_errors_of_their_rows(desk: Desk, work_all: Work) -> None:
    clerk = desk("clerk", ZHENGZHOU)
    shown = looked_at(clerk, work_all, "bases", BASES, base("B1"), base("B2", ELSEWHERE))
    assert shown["state"] == "refused"
    assert shown["errors"] == [{"row": 3, "column": None, "message": OUTSIDE}]
    shown = looked_at(clerk, work_all, "people", PEOPLE, person(samples.a_certificate_number(), ELSEWHERE))
    assert shown["errors"] == [{"row": 2, "column": None, "message": OUTSIDE}]


def test_a_known_code_brings_nothing_over_from_another_area(desk: Desk, database: Database, work_all: Work) -> None:
    with database.write() as session:
        training_class = samples.a_class(session, place=ELSEWHERE)
        job = samples.a_job(session, place=ELSEWHERE)
        theirs = session.get_one(TrainingBase, training_class.base_id)
        base_code, job_code, trade = theirs.code, job.code, job.occupation_code
    clerk = desk("clerk", ZHENGZHOU)
    outside = [{"row": 2, "column": None, "message": OUTSIDE}]
    assert looked_at(clerk, work_all, "bases", BASES, base(base_code))["errors"] == outside
    job_row = f"{job_code},示例岗位,示例·厂,{trade},{ZHENGZHOU},全职,1000,2000,2030-12-31"
    assert looked_at(clerk, work_all, "jobs", JOBS, job_row)["errors"] == outside


def test_a_class_is_held_at_a_base_of_the_area(desk: Desk, database: Database, work_all: Work) -> None:
    with database.write() as session:
        there = samples.a_class(session, place=ELSEWHERE)
        base_code = session.get_one(TrainingBase, there.base_id).code
        course_code = there.course.code
    head = "编号,课程编号,基地编号,区划,开班日期,结束日期,报名截止,人数"
    row = f"K9,{course_code},{base_code},{ZHENGZHOU},2030-12-01,2030-12-20,2030-11-30,10"
    shown = looked_at(desk("clerk", ZHENGZHOU), work_all, "classes", head, row)
    assert shown["errors"] == [{"row": 2, "column": None, "message": OUTSIDE}]
    assert count(database, TrainingClass) == 1


def test_nothing_is_brought_to_people_of_another_area(desk: Desk, database: Database, work_all: Work) -> None:
    number = samples.a_certificate_number()
    with database.write() as session:
        samples.a_person(session, number=number, area=ELSEWHERE)
        trade = samples.an_occupation(session).code
    clerk = desk("clerk", ZHENGZHOU)
    gained = f"{number},{trade},5,职业技能等级证书,2026-01-05,S1,否"
    outside = [{"row": 2, "column": None, "message": OUTSIDE}]
    assert looked_at(clerk, work_all, "certificates", CERTIFICATES, gained)["errors"] == outside
    assert looked_at(clerk, work_all, "people", PEOPLE, person(number))["errors"] == outside


@pytest.mark.parametrize("kind", ["divisions", "occupations", "courses"])
def test_lists_of_no_place_are_for_both_provinces_and_who_administers(
    desk: Desk, database: Database, kind: str
) -> None:
    query = {"kind": kind, "file_name": "示例.csv"}
    assert refusal(desk("clerk", ZHENGZHOU).post("/imports", params=query, content=b"a,b")) == (403, "outside_area")
    assert desk("clerk", "000000").post("/imports", params=query, content=b"a,b").status_code == 202
    assert desk("admin", ZHENGZHOU).post("/imports", params=query, content=b"a,b").status_code == 202


def test_who_administers_one_area_changes_nothing_of_another_by_a_list(
    desk: Desk, database: Database, work_all: Work
) -> None:
    with database.write() as session:
        course = samples.a_class(session, place=ELSEWHERE).course
        course.owner_area = ELSEWHERE
        told = f"{course.code},别的名字,{course.occupation_code},就业技能,培训合格证书,10"
    admin, outside = desk("admin", ZHENGZHOU), [{"row": 2, "column": None, "message": OUTSIDE}]
    assert looked_at(admin, work_all, "courses", "编号,名称,职业,培训类型,证书,课时", told)["errors"] == outside
    assert (
        looked_at(admin, work_all, "divisions", "代码,名称,级别,上级代码", f"{ELSEWHERE},别的名字,市,130000")[
            "errors"
        ]
        == outside
    )


def test_no_list_verifies_a_certificate_by_one_person(desk: Desk, database: Database, work_all: Work) -> None:
    number = samples.a_certificate_number()
    with database.write() as session:
        samples.a_person(session, number=number, area=ZHENGZHOU)
        trade = samples.an_occupation(session).code
    clerk = desk("clerk", ZHENGZHOU)
    row = f"{number},{trade},5,职业技能等级证书,2026-01-05,S1"
    shown = looked_at(clerk, work_all, "certificates", CERTIFICATES, f"{row},是")
    assert shown["errors"][0]["column"] == "已核实"
    assert shown["state"] == "refused"
    shown = looked_at(clerk, work_all, "certificates", CERTIFICATES, f"{row},否")
    say_yes(clerk, shown)
    work_all()
    with database.read() as session:
        entered = session.scalars(select(Certificate)).one()
    assert (entered.verified, entered.entered_by) == (False, [f"staff:{shown['account_id']}"])
    assert refusal(clerk.patch(f"/certificates/{entered.id}", json={"verified": True})) == (409, "four_eyes")


@pytest.mark.parametrize(
    ("day", "status"), [("2026-02-01", "已提交"), ("{today}", "已批准"), ("{today}", "已发放"), ("{today}", "已退回")]
)
def test_no_list_decides_on_a_claim_nor_puts_it_into_another_year(
    desk: Desk, database: Database, work_all: Work, day: str, status: str
) -> None:
    number, today = samples.a_certificate_number(), clock.today()
    with database.write() as session:
        gained = samples.a_certificate(session, samples.a_person(session, number=number, area=ZHENGZHOU))
        told = f"{number},{gained.occupation_code},{gained.skill_level},{gained.kind},{gained.issued_on}"
    clerk = desk("clerk", ZHENGZHOU)
    shown = looked_at(clerk, work_all, "claims", CLAIMS, f"{told},{day.format(today=today)},{status}")
    assert (shown["state"], count(database, SubsidyClaim)) == ("refused", 0)
    assert "今天提交" in shown["errors"][0]["message"]


def test_a_claim_of_today_is_submitted_by_who_imports_it(desk: Desk, database: Database, work_all: Work) -> None:
    number = samples.a_certificate_number()
    with database.write() as session:
        gained = samples.a_certificate(session, samples.a_person(session, number=number, area=ZHENGZHOU))
        told = f"{number},{gained.occupation_code},{gained.skill_level},{gained.kind},{gained.issued_on}"
    clerk = desk("clerk", ZHENGZHOU)
    shown = looked_at(clerk, work_all, "claims", CLAIMS, f"{told},{clock.today()},已提交")
    say_yes(clerk, shown)
    work_all()
    with database.read() as session:
        claim = session.scalars(select(SubsidyClaim)).one()
    assert (claim.status, claim.submitted_by) == ("submitted", f"staff:{shown['account_id']}")


def test_anothers_import_is_not_found(desk: Desk, work_all: Work) -> None:
    one = looked_at(desk("clerk", ZHENGZHOU, "wang"), work_all, "bases", BASES, base("B1"))
    for other in (desk("clerk", ZHENGZHOU, "li"), desk("supervisor", "000000"), desk("admin", ZHENGZHOU)):
        assert other.get("/imports").json()["items"] == []
        assert other.get(f"/imports/{one['id']}").status_code == 404
        assert say_yes(other, one).status_code == 404
        assert other.delete(f"/imports/{one['id']}").status_code == 404
    admin = desk("admin", "000000")
    assert [each["id"] for each in admin.get("/imports", params={"state": "ready"}).json()["items"]] == [one["id"]]
    assert admin.get(f"/imports/{one['id']}").json()["account_name"] == "wang"


def test_a_yes_to_another_preview_is_refused(desk: Desk, database: Database, work_all: Work) -> None:
    clerk = desk("clerk", ZHENGZHOU)
    one = looked_at(clerk, work_all, "bases", BASES, base("B1"))
    other = looked_at(clerk, work_all, "bases", BASES, base("B2"))
    mixed = clerk.post(f"/imports/{one['id']}/apply", json={"preview": other["preview"]})
    assert refusal(mixed) == (409, "other_preview")
    work_all()
    assert count(database, TrainingBase) == 0


def test_of_two_who_say_yes_at_once_one_is_heard(desk: Desk, database: Database, work_all: Work) -> None:
    clerk = desk("clerk", ZHENGZHOU)
    one = looked_at(clerk, work_all, "bases", BASES, base("B1"))
    answers = together([lambda: say_yes(desk("clerk", ZHENGZHOU), one)] * 2)
    assert sorted(each.status_code for each in answers) == [202, 409]  # type: ignore[union-attr]
    work_all()
    assert refusal(say_yes(clerk, one)) == (409, "import_ended")
    with database.read() as session:
        applied = select(func.count(AuditEntry.id)).where(AuditEntry.action == "import.apply")
        assert session.scalar(applied) == 1


def test_what_is_not_ready_is_not_written(desk: Desk, work_all: Work) -> None:
    clerk = desk("clerk", ZHENGZHOU)
    one = send(clerk, "bases", BASES, base("B1"))
    assert refusal(say_yes(clerk, one | {"preview": "0" * 64})) == (409, "import_not_checked")
    work_all()
    one = clerk.get(f"/imports/{one['id']}").json()
    say_yes(clerk, one)
    assert refusal(say_yes(clerk, one)) == (409, "import_running")
    assert refusal(clerk.delete(f"/imports/{one['id']}")) == (409, "import_running")


def test_a_file_that_is_too_large_is_refused_with_a_sentence(desk: Desk, database: Database) -> None:
    query = {"kind": "bases", "file_name": "示例.csv"}
    answer = desk("clerk", ZHENGZHOU).post("/imports", params=query, content=b" " * (MAX_BYTES + 1))
    assert refusal(answer) == (413, "file_too_large")
    assert "16 MB" in answer.json()["detail"]
    assert count(database, ListImport) == 0


def test_a_file_of_the_largest_size_is_kept_whole(desk: Desk, database: Database) -> None:
    sent = desk("clerk", ZHENGZHOU).post(
        "/imports", params={"kind": "bases", "file_name": "示例.csv"}, content=b"a" * MAX_BYTES
    )
    assert sent.status_code == 202
    with database.read() as session:
        kept = list_imports.content_of(session, session.get_one(ListImport, sent.json()["id"]))
    assert len(kept) == MAX_BYTES


@pytest.mark.parametrize("role", ["auditor", "system"])
def test_who_may_not_import_is_refused_before_a_byte_is_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    async def never(*_: object) -> bytes:
        raise AssertionError("the body was read")

    monkeypatch.setattr(uploads.Uploads, "read", never)
    query = {"kind": "bases", "file_name": "示例.csv"}
    assert refusal(desk(role, "000000").post("/imports", params=query, content=b"a")) == (403, "forbidden")
    assert refusal(desk(role, "000000").get("/imports")) == (403, "forbidden")


@pytest.mark.parametrize(("content", "said"), [(b"%PDF-1.7", "CSV"), (b"<html>", "网页"), (b"", "没有内容")])
def test_what_is_no_table_is_refused_at_once(desk: Desk, content: bytes, said: str) -> None:
    query = {"kind": "bases", "file_name": "示例.xlsx"}
    answer = desk("clerk", ZHENGZHOU).post("/imports", params=query, content=content)
    assert refusal(answer) == (422, "unreadable_file")
    assert said in answer.json()["detail"]


def test_a_workbook_that_unfolds_without_end_is_refused_in_the_preview(desk: Desk, work_all: Work) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b"<workbook>" + b" " * 9_000_000)
    clerk = desk("clerk", ZHENGZHOU)
    sent = clerk.post("/imports", params={"kind": "bases", "file_name": "示例.xlsx"}, content=packed.getvalue())
    work_all()
    shown = clerk.get(f"/imports/{sent.json()['id']}").json()
    assert (shown["state"], shown["errors"][0]["row"]) == ("refused", None)


def test_nobody_keeps_more_files_than_a_few(desk: Desk) -> None:
    clerk = desk("clerk", ZHENGZHOU)
    sent = [send(clerk, "bases", BASES, base("B1")) for _ in range(list_imports.OPEN_AT_MOST)]
    query = {"kind": "bases", "file_name": "示例.csv"}
    assert refusal(clerk.post("/imports", params=query, content=b"a")) == (409, "too_many_imports")
    clerk.delete(f"/imports/{sent[0]['id']}")
    assert clerk.post("/imports", params=query, content=b"a").status_code == 202


def test_more_files_at_once_than_memory_is_meant_for_have_to_wait(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "AT_ONCE", 0)
    answer = desk("clerk", ZHENGZHOU).post(
        "/imports", params={"kind": "bases", "file_name": "示例.csv"}, content=b"a"
    )
    assert refusal(answer) == (429, "too_many_uploads")
    assert answer.headers["Retry-After"] == uploads.AGAIN_AFTER


def test_who_lost_the_right_meanwhile_has_nothing_written(desk: Desk, database: Database, work_all: Work) -> None:
    clerk = desk("clerk", ZHENGZHOU, "wang")
    one = looked_at(clerk, work_all, "bases", BASES, base("B1"))
    say_yes(clerk, one)
    with database.write() as session:
        staff_accounts.set_areas(session, staff_accounts.find(session, "wang"), [ELSEWHERE], "system")
    work_all()
    with database.read() as session:
        assert session.get_one(ListImport, one["id"]).state == "refused"
    assert count(database, TrainingBase) == 0


def test_what_changed_since_the_preview_is_looked_at_again(desk: Desk, database: Database, work_all: Work) -> None:
    clerk = desk("clerk", ZHENGZHOU)
    one = looked_at(clerk, work_all, "bases", BASES, base("B1"))
    with database.write() as session:  # another office was quicker with this code
        session.add(TrainingBase(code="B1", name="示例", division_code=ELSEWHERE, address="示例路", level="市级"))
    say_yes(clerk, one)
    work_all()
    assert clerk.get(f"/imports/{one['id']}").json()["errors"] == [{"row": 2, "column": None, "message": OUTSIDE}]
    with database.read() as session:
        assert session.scalars(select(TrainingBase.division_code)).one() == ELSEWHERE


def test_a_file_that_nobody_said_yes_to_goes_after_a_day(desk: Desk, database: Database, work_all: Work) -> None:
    clerk = desk("clerk", ZHENGZHOU)
    one = looked_at(clerk, work_all, "bases", BASES, base("B1"))
    with database.write() as session:
        list_imports.end_old(session, utcnow() + timedelta(hours=23))
    assert clerk.get(f"/imports/{one['id']}").json()["state"] == "ready"
    with database.write() as session:
        list_imports.end_old(session, utcnow() + timedelta(hours=25))
    assert count(database, ImportPiece) == 0
    assert refusal(say_yes(clerk, one)) == (409, "import_ended")
    with database.write() as session:
        list_imports.end_old(session, utcnow() + timedelta(days=31))
    assert clerk.get(f"/imports/{one['id']}").status_code == 404


def test_jobs_are_written_too(desk: Desk, database: Database, work_all: Work) -> None:
    with database.write() as session:
        trade = samples.an_occupation(session).code
    clerk = desk("clerk", ZHENGZHOU)
    row = f"J1,示例岗位,示例·厂,{trade},{ZHENGZHOU},全职,1000,2000,2030-12-31"
    say_yes(clerk, looked_at(clerk, work_all, "jobs", JOBS, row))
    work_all()
    assert count(database, Job) == 1


def test_the_route_of_files_alone_takes_more_than_a_form(desk: Desk) -> None:
    answer = desk("clerk").post("/imports/1/apply", content=b" " * 100_000)
    assert refusal(answer) == (413, "body_too_large")
