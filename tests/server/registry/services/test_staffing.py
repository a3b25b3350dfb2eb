"""Whether anybody of the office is there, in the area where something goes."""

from __future__ import annotations

import pytest

from server.registry.database import Database
from server.registry.services import staff_accounts
from server.registry.services.staffing import somebody_answers, unanswered_places
from server.settings import Settings
from server.start_checks import registry_warnings
from tests import samples


def test_without_accounts_nobody_answers(database: Database) -> None:
    with database.read() as session:
        assert not somebody_answers(session, None)


@pytest.mark.parametrize(
    ("areas", "area", "answers"),
    [
        (["130100"], "130100", True), (["130100"], "130102", True), (["130100"], "130400", False),
        (["130000"], "130400", True), (["130000"], "410100", False), (["000000"], "410100", True),
        (["130102"], "130100", False), (["130100", "410100"], "410105", True), (["130100"], None, True),
    ],
)  # fmt: skip
def test_somebody_answers_where_an_account_covers_the_area(
    database: Database, areas: list[str], area: str | None, answers: bool
) -> None:
    with database.write() as session:
        staff_accounts.create(session, "clerk", "示例", "clerk", areas, "system")
        assert somebody_answers(session, area) is answers


@pytest.mark.parametrize("role", ["auditor", "system"])
def test_who_takes_up_no_case_does_not_answer(database: Database, role: str) -> None:
    with database.write() as session:
        staff_accounts.create(session, "other", "示例", role, ["000000"], "system")
        assert not somebody_answers(session, "130100")


def test_the_start_names_the_cities_that_nobody_answers_for(database: Database) -> None:
    with database.write() as session:
        samples.a_place(session)
        samples.a_person(session, area="130100")
        samples.a_person(session, area=samples.ZHENGZHOU)
        staff_accounts.create(session, "clerk", "示例", "clerk", ["130100"], "system")
        (place,) = unanswered_places(session)
        told = registry_warnings(session, Settings(env="production", secret_key="x" * 40, sms_gateway="none"))
        assert any(place in one for one in told)
        staff_accounts.create(session, "other", "示例", "clerk", [samples.ZHENGZHOU], "system")
        assert unanswered_places(session) == []
