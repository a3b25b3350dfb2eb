"""A clerk sends a list, sees what it would do, and says yes: what stands then is what was shown."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from server.registry.database import Database, utcnow
from server.registry.importing.limits import MAX_BYTES
from server.registry.models import (
    AuditEntry,
    ImportPiece,
    Job,
    ListImport,
    Person,
    TrainingBase,
)
from server.registry.services import list_imports
from server.staff import uploads
from tests import samples
from tests.concurrently import together
from tests.server.staff.conftest import Desk
from tests.server.staff.lists import (
    BASES,
    JOBS,
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
    send,
    work_all,
)

__all__ = ["divisions", "work_all"]


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
