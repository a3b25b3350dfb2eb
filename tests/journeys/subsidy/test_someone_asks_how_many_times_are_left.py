"""How many claims are left this year, for nought to three on record, each with where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from tests.journeys.registry import TODAY, claimed, known_as, on_record
from tests.journeys.talk import Talk

THIS_YEAR = [date(TODAY.year, 1, day) for day in (1, 2, 3)]


@pytest.mark.parametrize("used", [0, 1, 2, 3])
def test_what_is_left_is_told_with_the_days_and_the_clause(talk: Talk, used: int) -> None:
    person = on_record(talk)
    for day in THIS_YEAR[:used]:
        claimed(talk, day)
    talk.say("我今年还能领几次培训补贴")
    talk.answer()
    assert known_as(talk) == person.id
    assert ("最多3次" if used == 3 else f"可以用{3 - used}次") in talk.heard
    for day in THIS_YEAR[:used]:
        assert f"{day.month}月{day.day}日" in talk.heard
    assert "三（一）" in [citation["clause"] for citation in talk.citations]
    assert ("申请补贴" in talk.options) == (used < 3)


def test_a_full_year_tells_from_which_day_it_is_possible_again(talk: Talk) -> None:
    on_record(talk)
    for day in THIS_YEAR:
        claimed(talk, day)
    talk.say("我今年还能领几次培训补贴")
    talk.answer()
    assert f"{TODAY.year + 1}年1月1日" in talk.heard


def test_of_who_is_not_on_record_nothing_is_claimed_and_registering_is_offered(talk: Talk) -> None:
    talk.say("我今年还能领几次培训补贴")
    assert "不等于没领过" in talk.answer()
    assert talk.person is None
    talk.choose("登记")
    assert talk.awaited == "person_name"  # consent, number and phone hold for the conversation


def test_last_years_claims_take_nothing_from_this_year(talk: Talk) -> None:
    on_record(talk)
    claimed(talk, date(TODAY.year - 1, 12, 31))
    talk.say("我今年还能领几次培训补贴")
    talk.answer()
    assert "可以用3次" in talk.heard
