"""Places by full, short, former and colloquial names, from the file of divisions alone."""

import pytest

from language.places import Gazetteer
from tests.bot.catalogues import gazetteer


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return gazetteer()


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("郑州上街", ["410106"]), ("焦作解放区", ["410802"]), ("信阳商城", ["411524"]), ("邯郸大名", ["130425"]),
        ("石家庄长安", ["130102"]), ("沧州新华", ["130902"]), ("承德市的双桥", ["130802"]), ("廊坊大厂", ["131028"]),
        ("藁城市", ["130109"]), ("汴梁", ["410200"]), ("航空港区", ["410173"]), ("丰宁", ["130826"]),
        ("邢台县", ["130503"]), ("新华区", ["130105", "130902", "410402"]), ("滑县", ["410526"]),
    ],
)  # fmt: skip
def test_a_place_is_found_by_what_people_call_it(places: Gazetteer, said: str, codes: list[str]) -> None:
    assert [place.code for place in places.find(said)] == codes


@pytest.mark.parametrize("said", ["我想上街", "解放思想", "商城客服", "长安汽车", "红旗班", ""])
def test_a_word_of_everyday_speech_is_no_place_by_itself(places: Gazetteer, said: str) -> None:
    assert places.find(said) == []


def test_an_everyday_word_behind_another_city_is_no_place(places: Gazetteer) -> None:
    assert [place.name for place in places.find("洛阳上街")] == ["洛阳市"]


@pytest.mark.parametrize(
    ("said", "chains"),
    [
        ("我在河北省沧州市", ["河北省沧州市"]), ("信阳固始", ["信阳固始"]), ("郑州洛阳", ["郑州", "洛阳"]),
        ("郑州上街", ["郑州上街"]), ("郑州的金水区", ["郑州", "金水区"]), ("随便", []),
    ],
)  # fmt: skip
def test_places_in_one_another_side_by_side_are_one(places: Gazetteer, said: str, chains: list[str]) -> None:
    assert [said[start:end] for start, end in places.chains(said)] == chains
