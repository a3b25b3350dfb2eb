"""The reference file of divisions, and loading it."""

from collections import Counter

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.models import Division
from server.registry.reference.load import load_divisions

# The single characters are left out: they would be heard everywhere.
SHORTEST_ALIAS = 2


def divisions(session: Session) -> dict[str, Division]:
    load_divisions(session)
    return {division.code: division for division in session.scalars(select(Division))}


def named(found: dict[str, Division], alias: str) -> set[str]:
    return {division.name for division in found.values() if alias in division.aliases}


def test_both_provinces_have_all_their_cities_and_counties(database: Database) -> None:
    with database.write() as session:
        levels = Counter((code[:2], division.level) for code, division in divisions(session).items())
    assert levels == {
        ("13", "province"): 1, ("13", "city"): 11, ("13", "county"): 190,
        ("41", "province"): 1, ("41", "city"): 18, ("41", "county"): 180,
    }  # fmt: skip


def test_every_division_lies_in_a_wider_one(database: Database) -> None:
    above = {"county": "city", "city": "province"}
    with database.write() as session:
        found = divisions(session)
        for division in found.values():
            if division.level == "province":
                assert division.parent_code is None
            else:
                assert found[division.parent_code or ""].level == above[division.level]


def test_jiyuan_is_a_city_of_henan_and_no_placeholder_is_left(database: Database) -> None:
    with database.write() as session:
        found = divisions(session)
    assert (found["419001"].name, found["419001"].level, found["419001"].parent_code) == ("济源市", "city", "410000")
    assert not any("直辖" in division.name for division in found.values())


def test_dingzhou_and_xinji_keep_their_codes(database: Database) -> None:
    with database.write() as session:
        found = divisions(session)
    assert (found["130682"].name, found["130682"].parent_code) == ("定州市", "130600")
    assert (found["130181"].name, found["130181"].parent_code) == ("辛集市", "130100")


def test_xiongan_leads_to_its_three_counties(database: Database) -> None:
    with database.write() as session:
        assert named(divisions(session), "雄安新区") == {"雄县", "容城县", "安新县"}


def test_people_find_a_place_by_its_short_and_its_former_name(database: Database) -> None:
    with database.write() as session:
        found = divisions(session)
    assert named(found, "石家庄") == {"石家庄市"}
    assert named(found, "新密") == {"新密市"}
    assert named(found, "围场") == {"围场满族蒙古族自治县"}
    assert named(found, "鹿泉市") == {"鹿泉区"}


def test_a_short_name_never_stands_for_a_city_and_its_county_alike(database: Database) -> None:
    with database.write() as session:
        found = divisions(session)
    assert named(found, "承德") == {"承德市"}
    assert named(found, "安阳") == {"安阳市"}


def test_everyday_words_are_no_places(database: Database) -> None:
    with database.write() as session:
        aliases = {alias for division in divisions(session).values() for alias in division.aliases}
    assert not aliases & {"解放", "商城", "上街", "大厂", "新华", "大名", "开发区"}
    assert min(map(len, aliases)) >= SHORTEST_ALIAS


def test_loading_again_adds_nothing_and_keeps_what_an_office_corrected(database: Database) -> None:
    with database.write() as session:
        assert load_divisions(session) == 401
    with database.write() as session:
        session.execute(update(Division).where(Division.code == "130104").values(aliases=["桥西", "老桥西"]))
    with database.write() as session:
        assert load_divisions(session) == 0
    with database.read() as session:
        assert session.get_one(Division, "130104").aliases == ["桥西", "老桥西"]
