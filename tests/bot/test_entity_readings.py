"""The value of an entity is the one of the contract; what cannot be read keeps its words."""

from datetime import date
from typing import Any

import pytest

from bot.entity_readings import EntityReader
from tests.bot.catalogues import gazetteer, trades

TODAY = date(2026, 11, 24)


def read(entity: str, words: str, text: str | None = None) -> dict[str, Any]:
    text = text or words
    start = text.index(words)
    one = {"entity": entity, "start": start, "end": start + len(words), "value": words}
    return EntityReader(gazetteer(), trades()).with_value(one, text, TODAY)


VALUES = [
    ("occupation", "推拿", "TX-001"), ("occupation", "盲按", "TX-001"), ("occupation", "盲人医疗按摩", "TX-002"),
    ("skill_level", "中级", 4), ("skill_level", "三级/高级工", 3), ("skill_level", "高级技师", 1),
    ("place", "河北省沧州市", "130900"), ("place", "固始", "411525"), ("place", "郑州上街", "410106"),
    ("certificate_kind", "等级证", "职业技能等级证书"), ("certificate_kind", "操作证", "特种作业操作证"),
    ("training_type", "创业", "创业创新"), ("work_mode", "在家", "居家"), ("work_mode", "灵活就业", "灵活"),
    ("disability_category", "聋人", 2), ("disability_category", "多重", 7), ("disability_level", "二级", 2),
    ("certificate_number", "幺三零幺零二幺九八八零五幺二零零二叉四三", "13010219880512002X43"),
    ("phone_number", "幺三八四个零幺三五七", "13800001357"), ("phone_number", "0371-66000000", "037166000000"),
    ("date", "12月1号", "2026-12-01"), ("date", "下个月", "2026-12"), ("date", "年底前", "2026-11-24/2026-12-31"),
    ("ordinal", "第二个", 2), ("ordinal", "最后一个", -1), ("ordinal", "倒数第二个", -2), ("ordinal", "2", 2),
    ("amount", "八百块", 800), ("amount", "一千二", 1200), ("amount", "三毛", 0.3), ("amount", "1.5万", 15000),
]  # fmt: skip


@pytest.mark.parametrize(("entity", "words", "value"), VALUES)
def test_a_value_is_the_one_of_the_contract(entity: str, words: str, value: Any) -> None:
    one = read(entity, words)
    assert one["value"] == value
    assert type(one["value"]) is type(value)
    assert "candidates" not in one


@pytest.mark.parametrize(
    ("entity", "words"),
    [("occupation", "月嫂"), ("place", "北京"), ("date", "前些年"), ("amount", "很多钱"), ("person_name", "王示例"),
     ("course", "K2026018"), ("skill_level", "顶尖")],
)  # fmt: skip
def test_what_cannot_be_read_keeps_its_words(entity: str, words: str) -> None:
    assert read(entity, words)["value"] == words


def test_a_name_of_several_places_keeps_its_words_and_lists_them() -> None:
    one = read("place", "桥西区")
    assert (one["value"], one["candidates"]) == ("桥西区", ["130104", "130503", "130703"])


def test_a_place_named_elsewhere_in_the_sentence_tells_which_one_is_meant() -> None:
    assert read("place", "桥西区", "我在桥西区，石家庄的")["value"] == "130104"


def test_two_trades_in_one_span_are_candidates() -> None:
    one = read("occupation", "面点烘焙")
    assert (one["value"], one["candidates"]) == ("面点烘焙", ["TX-006", "TX-007"])


def test_what_stands_around_a_trade_tells_which_one_is_meant() -> None:
    assert read("occupation", "电脑", "我会修电脑")["value"] == "TX-020"
    assert read("occupation", "电脑", "我想学电脑")["value"] == "TX-026"


def test_a_month_without_a_year_follows_the_sentence() -> None:
    assert read("date", "10月", "证是10月考的")["value"] == "2026-10"
    assert read("date", "10月", "10月有班吗")["value"] == "2027-10"
    assert read("date", "八月", "去年八月发的证")["value"] == "2025-08"
