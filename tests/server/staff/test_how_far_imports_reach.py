"""No list reaches further than who sends it: in area, in rights, and in what takes two people."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from server import clock
from server.registry.database import Database
from server.registry.models import (
    Certificate,
    ListImport,
    SubsidyClaim,
    TrainingBase,
    TrainingClass,
)
from server.registry.services import staff_accounts
from server.staff import uploads
from tests import samples
from tests.server.staff.conftest import Desk
from tests.server.staff.lists import (
    BASES,
    CERTIFICATES,
    CLAIMS,
    ELSEWHERE,
    JOBS,
    OUTSIDE,
    PEOPLE,
    ZHENGZHOU,
    Work,
    base,
    count,
    divisions,
    looked_at,
    person,
    refusal,
    say_yes,
    work_all,
)

__all__ = ["divisions", "work_all"]


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
