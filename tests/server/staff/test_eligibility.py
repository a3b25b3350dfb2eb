"""Who may have which benefit: for what is told, and for a person on record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from server.policies import current_rules
from server.registry.database import Database
from server.registry.models import Certificate, Person
from server.registry.services import subsidy, subsidy_rule
from tests import samples
from tests.server.staff.conftest import Desk

HEBEI, HENAN, ELSEWHERE = "130000", "410000", "110000"
ON = "2024-06-01"
BENEFITS = [
    "training-subsidy", "skill-appraisal-subsidy", "start-up-support", "flexible-employment-support",
    "minimum-living",
]  # fmt: skip
YES: dict[str, dict[str, Any]] = {
    "training-subsidy": {
        "training_place": "户籍地", "occupation_code": "示例", "certificate_kind": "职业技能等级证书",
    },
    "skill-appraisal-subsidy": {
        "appraisal_passed": True, "first_appraisal": True, "certificate_kind": "职业技能等级证书",
    },
    "start-up-support": {"business": "running"},
    "flexible-employment-support": {
        "works_flexibly": True, "in_hardship": True, "hard_to_employ": True, "trained_with_certificate": True,
    },
    "minimum-living": {"household_income_below_standard": True},
}  # fmt: skip
NO: dict[str, dict[str, Any]] = {
    "training-subsidy": {"training_place": "其他", "occupation_code": "示例"},
    "skill-appraisal-subsidy": {"appraisal_passed": True, "first_appraisal": False},
    "start-up-support": {"business": "none"},
    "flexible-employment-support": {"works_flexibly": False},
    "minimum-living": {
        "in_hardship": False, "nobody_in_household_works": False, "household_income_below_standard": False,
    },
}  # fmt: skip
UNKNOWN_FACTS = {
    "skill-appraisal-subsidy": ["appraisal_passed", "first_appraisal", "certificate_kind"],
    "start-up-support": ["business"],
    "flexible-employment-support": ["works_flexibly", "trained_with_certificate"],
    "minimum-living": ["household_income_below_standard"],
}


@pytest.fixture
def person(database: Database) -> Person:
    with database.write() as session:
        return samples.a_person(session)


def gained(database: Database, person: Person, **fields: Any) -> Certificate:
    with database.write() as session:
        return samples.a_certificate(session, person, **fields)


def ask(client: TestClient, benefit: str, **query: Any) -> Any:
    answer = client.get(f"/eligibility/{benefit}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def refused(client: TestClient, benefit: str, **query: Any) -> tuple[int, str, str]:
    """Return the status, the field that is wrong and what is wrong with it."""
    answer = client.get(f"/eligibility/{benefit}", params=query)
    assert answer.headers["content-type"] == "application/problem+json"
    (error,) = answer.json()["errors"]
    return answer.status_code, error["field"].removeprefix("query."), error["code"]


@pytest.mark.parametrize("benefit", BENEFITS)
def test_for_facts_a_yes_says_why_and_where_it_stands(desk: Desk, benefit: str) -> None:
    answer = ask(desk(), benefit, province=HEBEI, on=ON, **YES[benefit])
    assert (answer["benefit"], answer["decision"]) == (benefit, "yes")
    assert answer["opening"].startswith("按现有的规定，您可以申请")
    assert answer["reasons"]
    assert answer["values"]
    assert answer["citations"]
    assert answer["missing"] == []


@pytest.mark.parametrize("benefit", BENEFITS)
def test_for_facts_a_no_says_what_stands_in_the_way(desk: Desk, benefit: str) -> None:
    answer = ask(desk(), benefit, province=HEBEI, on=ON, **NO[benefit])
    assert answer["decision"] == "no"
    assert answer["reasons"]
    assert not [reason for reason in answer["reasons"] if reason["code"].endswith("_met")]
    assert (answer["offers"], answer["missing"]) == ([], [])


@pytest.mark.parametrize("benefit", UNKNOWN_FACTS)
def test_what_is_not_known_is_asked_and_not_assumed(desk: Desk, benefit: str) -> None:
    answer = ask(desk(), benefit, province=HEBEI, on=ON)
    assert answer["decision"] == "unclear"
    assert [each["fact"] for each in answer["missing"]] == UNKNOWN_FACTS[benefit]
    assert all(each["question"].endswith(("？", "。")) for each in answer["missing"])
    assert {value["compared"] for value in answer["values"]} == {"还不知道"}


def test_the_training_subsidy_asks_for_the_place_and_the_certificate(desk: Desk) -> None:
    answer = ask(desk(), "training-subsidy", province=HEBEI, on=ON)
    assert answer["decision"] == "yes"
    assert [each["fact"] for each in answer["missing"]] == ["training_place", "certificate"]


@pytest.mark.parametrize("benefit", BENEFITS)
def test_for_a_person_the_answer_is_that_of_their_province(desk: Desk, person: Person, benefit: str) -> None:
    clerk, facts = desk("clerk", "130100"), {"on": ON, **YES[benefit]}
    told = ask(clerk, benefit, province=HEBEI, **facts)
    on_record = ask(clerk, benefit, person_id=person.id, **facts)
    assert on_record["decision"] == "yes"
    assert [value["parameter"] for value in on_record["values"]][:1] == [told["values"][0]["parameter"]]
    assert on_record["citations"][0] == told["citations"][0]


def test_a_persons_certificate_is_known_without_being_told(desk: Desk, database: Database, person: Person) -> None:
    certificate = gained(database, person, kind="职业技能等级证书")
    query = {"person_id": person.id, "appraisal_passed": True, "first_appraisal": True, "on": ON}
    assert ask(desk(), "skill-appraisal-subsidy", **query)["decision"] == "unclear"
    answer = ask(desk(), "skill-appraisal-subsidy", certificate_id=certificate.id, **query)
    assert answer["decision"] == "yes"
    assert "职业技能等级证书，符合" in [value["compared"] for value in answer["values"]]


def test_what_was_compared_is_said_in_words(desk: Desk) -> None:
    answer = ask(desk(), "flexible-employment-support", province=HENAN, works_flexibly=True, in_hardship=False)
    assert [value["compared"] for value in answer["values"]] == ["是，符合", "否，不符合"]


@pytest.mark.parametrize("benefit", BENEFITS)
def test_a_person_outside_the_area_is_not_found(desk: Desk, person: Person, benefit: str) -> None:
    for area in ("410100", "130400"):
        answer = desk("clerk", area).get(f"/eligibility/{benefit}", params={"person_id": person.id})
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    unknown = desk().get(f"/eligibility/{benefit}", params={"person_id": "nobody"})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "not_found")


def test_another_persons_certificate_is_refused_and_one_outside_the_area_not_found(
    desk: Desk, database: Database, person: Person
) -> None:
    with database.write() as session:
        near, far = samples.a_person(session), samples.a_person(session, area=samples.ZHENGZHOU)
    for benefit in BENEFITS:
        query = {"person_id": person.id, "certificate_id": gained(database, near).id}
        assert refused(desk("clerk", "130100"), benefit, **query) == (422, "certificate_id", "another_person")
        query["certificate_id"] = gained(database, far).id
        answer = desk("clerk", "130100").get(f"/eligibility/{benefit}", params=query)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_somebody_or_somewhere_must_be_named(desk: Desk) -> None:
    for benefit in BENEFITS:
        assert refused(desk(), benefit) == (422, "province", "missing")
        assert refused(desk(), benefit, province=HEBEI, certificate_id=1) == (422, "certificate_id", "missing_person")


def test_an_unknown_benefit_is_refused(desk: Desk) -> None:
    for benefit in ("pension", "training_subsidy", "minimum-living "):
        answer = desk().get(f"/eligibility/{benefit}", params={"province": HEBEI})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == "benefit"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("shoe_size", "44"),
        ("today", ON),
        ("province", "河北"),
        ("province", "13"),
        ("on", "2025-02-30"),
        ("on", "1949-09-30"),
        ("training_place", "老家"),
        ("business", "maybe"),
        ("in_hardship", "perhaps"),
        ("skill_level", "6"),
        ("certificate_id", "0"),
    ],
)
def test_unknown_fields_and_values_are_named(desk: Desk, field: str, value: str) -> None:
    status, wrong, _ = refused(desk(), "minimum-living", **{"province": HEBEI, field: value})
    assert (status, wrong) == (422, field)


@pytest.mark.parametrize("role", ["clerk", "supervisor", "auditor", "admin", "system"])
def test_every_role_may_ask(desk: Desk, person: Person, role: str) -> None:
    for benefit in BENEFITS:
        assert ask(desk(role), benefit, person_id=person.id, on=ON, **YES[benefit])["decision"] == "yes"


def test_nobody_asks_without_a_token_and_nobody_writes(desk: Desk) -> None:
    clerk = desk("admin")
    assert clerk.post("/eligibility/minimum-living", json={}).status_code == 405
    del clerk.headers["Authorization"]
    assert clerk.get("/eligibility/minimum-living", params={"province": HEBEI}).status_code == 401


def test_the_training_subsidy_counts_the_persons_claims_and_says_from_when_it_changes(
    desk: Desk, database: Database, person: Person
) -> None:
    clerk = desk("clerk", "130100")
    for month in (1, 2, 3):
        certificate = gained(database, person, issued_on=date(2025, month, 1))
        left = ask(clerk, "training-subsidy", person_id=person.id, certificate_id=certificate.id)
        assert (left["decision"], left["changes_on"]) == ("yes", None)
        with database.write() as session:
            subsidy.claim(session, person.id, certificate.id, None, subsidy_rule.DEFAULT_READING, "assistant:sample")
    fourth = gained(database, person, issued_on=date(2025, 4, 1))
    answer = ask(clerk, "training-subsidy", person_id=person.id, certificate_id=fourth.id)
    assert (answer["decision"], answer["changes_on"]) == ("no", "2026-01-01")
    assert "cap_reached" in [reason["code"] for reason in answer["reasons"]]
    general = ask(clerk, "training-subsidy", person_id=person.id, on="2025-12-31")
    assert (general["decision"], general["changes_on"]) == ("no", "2026-01-01")
    assert ask(clerk, "training-subsidy", person_id=person.id, on="2026-01-01")["decision"] == "yes"


def test_somebody_elses_claims_do_not_count(desk: Desk, database: Database, person: Person) -> None:
    with database.write() as session:
        other = samples.a_person(session)
    for month in (1, 2, 3):
        certificate = gained(database, other, issued_on=date(2025, month, 1))
        with database.write() as session:
            subsidy.claim(session, other.id, certificate.id, None, subsidy_rule.DEFAULT_READING, "assistant:sample")
    assert ask(desk(), "training-subsidy", person_id=other.id, on="2025-12-31")["decision"] == "no"
    assert ask(desk(), "training-subsidy", person_id=person.id, on="2025-12-31")["decision"] == "yes"


def test_a_training_in_another_place_is_refused_for_facts_and_for_a_person(desk: Desk, person: Person) -> None:
    for whose in ({"province": HEBEI}, {"person_id": person.id}):
        for place in ("户籍地", "常住地", "求职地"):
            answer = ask(desk(), "training-subsidy", on=ON, training_place=place, **whose)
            assert answer["decision"] == "yes"
            assert "training_place" not in [each["fact"] for each in answer["missing"]]
        elsewhere = ask(desk(), "training-subsidy", on=ON, training_place="其他", **whose)
        assert (elsewhere["decision"], elsewhere["changes_on"]) == ("no", None)


@pytest.mark.parametrize("benefit", BENEFITS)
def test_before_the_first_rule_there_is_none_and_the_day_of_the_first_is_named(
    desk: Desk, person: Person, benefit: str
) -> None:
    for whose in ({"province": HEBEI}, {"person_id": person.id}):
        answer = ask(desk(), benefit, on="2000-01-01", **whose)
        assert (answer["decision"], answer["citations"]) == ("no_rule", [])
        assert answer["opening"].startswith("这一天还没有")
        first = date.fromisoformat(answer["changes_on"])
        assert ask(desk(), benefit, on=str(first), **whose)["decision"] != "no_rule"
        assert ask(desk(), benefit, on=str(first - timedelta(days=1)), **whose)["decision"] == "no_rule"


@pytest.mark.parametrize("benefit", BENEFITS)
def test_a_province_without_rules_is_judged_by_the_nations_and_told_so(desk: Desk, benefit: str) -> None:
    answer = ask(desk(), benefit, province=ELSEWHERE, on=ON, pays_social_insurance=True, **YES[benefit])
    assert answer["decision"] == "yes"
    assert answer["values"][0]["parameter"].startswith("000000.")
    told = [*answer["notes"], *(reason["text"] for reason in answer["reasons"])]
    assert [text for text in told if text.startswith("当地的规定还没有录入。")]


def test_a_division_is_judged_by_its_province(desk: Desk) -> None:
    for division in ("130104", "130000"):
        answer = ask(desk(), "start-up-support", province=division, on=ON, business="running")
        assert answer["values"][0]["parameter"] == "130000.start_up_support.conditions.business"


def test_that_a_plan_is_over_is_said_only_where_its_document_gives_the_end(desk: Desk, person: Person) -> None:
    over, benefit = "这里用的是已经到期的规定，系统里还没有新的规定。", "training-subsidy"
    assert over in ask(desk(), benefit, on=ON, province=HENAN, **YES[benefit])["notes"]  # by the nation's plan
    for whose in ({"province": HEBEI}, {"person_id": person.id}):
        assert over not in ask(desk(), benefit, on=ON, **whose, **YES[benefit])["notes"], whose


@pytest.mark.parametrize("benefit", BENEFITS)
def test_the_answer_says_that_a_machine_decided_and_how_a_person_looks_at_it(
    desk: Desk, person: Person, benefit: str
) -> None:
    for query in ({"province": HEBEI, **YES[benefit]}, {"province": HENAN, **NO[benefit]}, {"person_id": person.id}):
        answer = ask(desk(), benefit, on=ON, **query)
        assert answer["automated"] is True
        assert answer["review"].startswith("这是系统按规定算出来的，不是最后的决定。")
        assert "找工作人员" in answer["review"]


@pytest.mark.parametrize("benefit", BENEFITS)
def test_every_clause_that_is_cited_is_known(desk: Desk, benefit: str) -> None:
    clauses = {document.name: document.clauses for document in current_rules().documents.values()}
    for province in (HEBEI, HENAN, ELSEWHERE):
        for facts in (YES[benefit], NO[benefit]):
            answer = ask(desk(), benefit, province=province, on=ON, **facts)
            cited = [*answer["citations"], *answer["values"]]
            cited += [reason["citation"] for reason in answer["reasons"] if reason["citation"]]
            assert cited
            for each in cited:
                assert each["clause"] in clauses[each["document"]], each
