"""Places by the names people use."""

from __future__ import annotations

import pytest

from language.places import Gazetteer
from server.registry.database import Database
from server.registry.reference.load import load_divisions
from server.registry.repositories.places import load_gazetteer


@pytest.fixture
def gazetteer(database: Database) -> Gazetteer:
    with database.write() as session:
        load_divisions(session)
    with database.read() as session:
        return load_gazetteer(session)


def test_places_are_found_by_the_names_people_use(gazetteer: Gazetteer) -> None:
    expected = {
        "我在石家庄": ["130100"],
        "石家庄市": ["130100"],
        "邯郸": ["130400"],
        "河北": ["130000"],
        "河南省郑州市金水区": ["410105"],
        "郑州金水区": ["410105"],
        "济源": ["419001"],
        "河南济源": ["419001"],
        "定州": ["130682"],
        "桥西区": ["130104", "130503", "130703"],
        "石家庄桥西区": ["130104"],
        "石家庄市的桥西": ["130104"],
        "桥西区，石家庄的": ["130104"],
        "河北桥西区": ["130104", "130503", "130703"],
        "河北省张家口市桥西区": ["130703"],
        "雄安新区": ["130629", "130632", "130638"],
        "月球": [],
        "": [],
    }
    found = {said: [place.code for place in gazetteer.find(said)] for said in expected}
    assert found == expected


def test_a_place_that_is_named_twice_stays_one_place(gazetteer: Gazetteer) -> None:
    assert [place.code for place in gazetteer.find("石家庄，就是石家庄")] == ["130100"]


def test_a_place_knows_its_full_name_and_what_lies_in_it(gazetteer: Gazetteer) -> None:
    told = {}
    for code in ("130000", "130100", "130104", "419001"):
        place = gazetteer.get(code)
        assert place is not None
        told[code] = (place.full_name, place.prefix, place.province)
    assert told == {
        "130000": ("河北省", "13", "130000"),
        "130100": ("河北省石家庄市", "1301", "130000"),
        "130104": ("河北省石家庄市桥西区", "130104", "130000"),
        "419001": ("河南省济源市", "419001", "410000"),
    }
    assert gazetteer.get("999999") is None


def test_the_names_in_a_sentence_are_told_apart(gazetteer: Gazetteer) -> None:
    assert gazetteer.names_in("从邯郸市到石家庄桥西区") == ["邯郸市", "石家庄", "桥西区"]
