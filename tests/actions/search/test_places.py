"""Several places are looked in at once; what lies around a place comes behind it, and distances are not on record."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Occupation, TrainingClass
from tests.actions.drive import Talk
from tests.samples import a_class, an_occupation

LANGFANG, BAODING, CANGZHOU, TANGSHAN = "131000", "130600", "130900", "130200"
Held = Callable[[str], TrainingClass]


@pytest.fixture
def held(context: ActionContext) -> Held:
    """Announces a class of 麦秆画."""

    def announce(place: str) -> TrainingClass:
        with context.database.write() as session:
            trade = session.scalar(select(Occupation).where(Occupation.name == "麦秆画"))
            made = a_class(session, 5, trade or an_occupation(session, "麦秆画"))
            made.division_code = place
            return made

    return announce


def test_several_places_are_looked_in_alike(talk: Talk, held: Held) -> None:
    for place in (BAODING, CANGZHOU, TANGSHAN):
        held(place)
    heard = talk.say("保定沧州有没有麦秆画培训班", "browse_courses", named=[("place", "保定沧州", BAODING)])
    assert "在河北省保定市、河北省沧州市找到2个麦秆画培训班" in heard
    assert len(talk.options) == 2


def test_one_place_afterwards_is_one_place(talk: Talk, held: Held) -> None:
    for place in (BAODING, CANGZHOU):
        held(place)
    talk.say("保定沧州有没有麦秆画培训班", "browse_courses", named=[("place", "保定沧州", BAODING)])
    heard = talk.say("只看保定的吧", "browse_courses")
    assert "在河北省保定市找到1个" in heard


def test_a_county_behind_its_city_is_one_place(talk: Talk, held: Held) -> None:
    held("411727")
    assert "汝南县找到1个" in talk.say("驻马店汝南有没有麦秆画培训班", "browse_courses")


def test_what_is_near_stands_behind_what_is_there_and_distances_are_not_known(talk: Talk, held: Held) -> None:
    held(TANGSHAN)
    held(LANGFANG)
    heard = talk.say("廊坊跟前的麦秆画培训班有没有", "browse_courses")
    assert ["廊坊" in talk.options[0], "唐山" in talk.options[1]] == [True, True]
    assert any(words in heard for words in ("离得多远，记录里没有写", "远近没有记录"))


def test_a_place_without_what_is_around_it_shows_itself_alone(talk: Talk, held: Held) -> None:
    held(TANGSHAN)
    held(LANGFANG)
    heard = talk.say("廊坊有没有麦秆画培训班", "browse_courses")
    assert len(talk.options) == 1
    assert "记录" not in heard


def test_places_that_are_told_over_the_list_are_looked_in(talk: Talk, held: Held) -> None:
    for place in (LANGFANG, BAODING, CANGZHOU, TANGSHAN):
        held(place)
    talk.say("河北有没有麦秆画培训班", "browse_courses")
    assert len(talk.options) == 4
    heard = talk.say(
        "太远了 廊坊跟前的呢 保定沧州的也凑合",
        named=[("place", "廊坊", LANGFANG), ("place", "保定沧州", BAODING)],
        segments=[
            ("太远了 廊坊跟前的呢 ", "background"),
            ("保定沧州的也凑合", "wish", "browse_courses", {"confidence": 0.318}),
        ],
    )
    assert "在河北省廊坊市、河北省保定市、河北省沧州市找到3个" in heard
    assert "唐山" in talk.options[3]
