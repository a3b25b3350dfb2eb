"""Lists: a page at a time, narrowed by their own fields and by nothing else."""

from __future__ import annotations

import base64

from server.registry.database import Database
from tests import samples
from tests.server.staff.conftest import Desk

LISTS = [
    "people", "certificates-of-disability", "bases", "courses", "classes", "enrolments", "certificates",
    "subsidy-claims", "jobs", "referrals", "follow-ups", "complaints", "feedback", "handover-cases", "audit",
    "occupations", "divisions",
]  # fmt: skip


def test_pages_follow_each_other_until_the_end(desk: Desk, database: Database) -> None:
    with database.write() as session:
        made = {samples.a_person(session).id for _ in range(7)}
    seen: list[str] = []
    query: dict[str, str | int] | None = {"limit": 3}
    sizes = []
    while query is not None:
        page = desk("clerk").get("/people", params=query).json()
        seen += [item["id"] for item in page["items"]]
        sizes.append(len(page["items"]))
        query = {"limit": 3, "cursor": page["next_cursor"]} if page["next_cursor"] else None
    assert sizes == [3, 3, 1]
    assert set(seen) == made
    assert len(seen) == 7


def test_a_last_page_that_is_just_full_leads_nowhere(desk: Desk, database: Database) -> None:
    with database.write() as session:
        for _ in range(2):
            samples.a_job(session)
    assert desk("clerk").get("/jobs?limit=2").json()["next_cursor"] is None


def test_an_unknown_filter_is_a_422(desk: Desk) -> None:
    admin = desk("admin")
    for resource in LISTS:
        answer = admin.get(f"/{resource}?number_hash=1")
        assert answer.status_code == 422, resource
        assert answer.json()["errors"] == [{"field": "number_hash", "code": "extra_forbidden"}]


def cursor(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode("utf-8", "surrogatepass")).decode().rstrip("=")


MALFORMED = [
    "", "x", "nonsense", "====", "页", "\x00", "%00", cursor("people:1"), cursor("jobs:"), cursor("jobs:一"),
    cursor("jobs:-1"), cursor("jobs:0"), cursor("jobs:99999999999"), cursor("jobs:²"), cursor("jobs:\x00"),
    cursor("jobs:\ud800"),
]  # fmt: skip


def test_a_malformed_cursor_is_a_400(desk: Desk) -> None:
    clerk = desk("clerk")
    for malformed in MALFORMED:
        answer = clerk.get("/jobs", params={"cursor": malformed})
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed_cursor"), malformed
    assert clerk.get("/people", params={"cursor": cursor("people:\x00")}).status_code == 400


def test_a_limit_out_of_bounds_is_a_422(desk: Desk) -> None:
    for limit in ("0", "-1", "201", "x", "9" * 30):
        assert desk("clerk").get("/jobs", params={"limit": limit}).status_code == 422


def test_classes_are_narrowed_by_their_fields(desk: Desk, database: Database) -> None:
    with database.write() as session:
        signed = samples.a_class(session, sign_interpreter=True)
        elsewhere = samples.a_class(session, place=samples.ZHENGZHOU, online=True)
    clerk = desk("clerk")

    def found(query: str) -> list[int]:
        return [item["id"] for item in clerk.get(f"/classes?{query}").json()["items"]]

    assert found("sign_interpreter=true") == [signed.id]
    assert found("division_code=130000") == [signed.id]
    assert found("division_code=410100") == [elsewhere.id]
    assert found(f"course_id={elsewhere.course_id}&online=true") == [elsewhere.id]
    assert found("status=cancelled") == []
    assert found(f"starts_on={signed.starts_on}") == [signed.id, elsewhere.id]


def test_trades_and_divisions_can_be_looked_up(desk: Desk, database: Database) -> None:
    with database.write() as session:
        samples.a_place(session, samples.QIAOXI)
        occupation = samples.an_occupation(session, "示例盲文校对")
    clerk = desk("clerk", "410000")
    assert clerk.get("/occupations", params={"name": "示例盲文校对"}).json()["items"][0]["code"] == occupation.code
    assert clerk.get(f"/occupations/{occupation.code}").json()["synonyms"] == []
    assert [item["code"] for item in clerk.get("/divisions?level=county").json()["items"]] == ["130104"]
    assert clerk.get("/divisions/130104").json()["parent_code"] == "130100"
