"""Whose office a newcomer belongs to: every one has an office of Henan or Hebei, whatever the number begins with."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from language.numbers.personal import check_character
from server.registry.models import Person
from tests.actions.drive import Talk


def number_of(area: str, born: date = date(1985, 6, 1)) -> str:
    first = f"{area}{born:%Y%m%d}123"
    return f"{first}{check_character(first)}43"


def registered(talk: Talk, area: str, **answers: str) -> str | None:
    """The office of a person who registers with a number of that area."""
    talk.number = number_of(area)
    talk.say("我想登记", "register_person")
    talk.answer(**answers)
    while talk.awaited == "confirm":
        talk.say("对", "affirm")
    with talk.context.database.read() as session:
        return session.scalars(select(Person)).one().area


@pytest.mark.parametrize(
    ("area", "office"), [("410123", "410184"), ("132439", "130682"), ("412322", "411400"), ("410184", "410184")]
)
def test_a_number_of_a_former_division_leads_to_what_lies_there_today(talk: Talk, area: str, office: str) -> None:
    assert registered(talk, area) == office


def test_who_comes_from_another_province_is_asked_where_they_live(talk: Talk) -> None:
    assert registered(talk, "330106", place="郑州市") == "410100"


def test_who_does_not_live_here_can_leave_that_out(talk: Talk) -> None:
    assert registered(talk, "330106", place="跳过") is None


def test_who_has_an_office_is_not_asked(context: ActionContext) -> None:
    talk = Talk(context, area="130000")
    asked: list[str | None] = []
    talk.number = number_of("330106")
    talk.say("我想登记", "register_person")
    talk.answer()
    asked.append(talk.awaited)
    assert asked == ["confirm"]
