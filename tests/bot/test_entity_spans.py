"""One entity a span, whatever the extractors found."""

from typing import Any

import pytest

from bot.entity_spans import resolved
from tests.bot.catalogues import gazetteer

CRF, LIST = "SoundingCRF", "RegexEntityExtractor"


def found(text: str, *said: tuple[str, str, str]) -> list[tuple[str, str]]:
    """What is left of entities given as (entity, words, extractor)."""
    entities: list[dict[str, Any]] = []
    for entity, words, extractor in said:
        start = text.index(words)
        entities.append({"entity": entity, "start": start, "end": start + len(words), "value": words,
                         "extractor": extractor})  # fmt: skip
    left = resolved(text, entities, gazetteer())
    assert all(one["value"] == text[one["start"] : one["end"]] for one in left)
    return [(one["entity"], one["value"]) for one in left]


def test_what_two_extractors_found_is_one() -> None:
    assert found("想学面点", ("occupation", "面点", CRF), ("occupation", "面点", LIST)) == [("occupation", "面点")]


def test_the_longer_of_two_wins() -> None:
    said = (("occupation", "网店", CRF), ("occupation", "网店客服", LIST))
    assert found("我想做网店客服", *said) == [("occupation", "网店客服")]


def test_a_chain_of_places_is_one_place() -> None:
    parts = (("place", "河北省", LIST), ("place", "沧州市", LIST), ("place", "沧州", CRF))
    assert found("我在河北省沧州市", *parts) == [("place", "河北省沧州市")]
    assert found("信阳固始有班吗", ("place", "信阳", CRF)) == [("place", "信阳固始")]
    assert found("郑州上街的", ("place", "郑州", CRF)) == [("place", "郑州上街")]


def test_two_places_that_do_not_lie_in_one_another_stay_two() -> None:
    assert found("郑州洛阳都行", ("place", "郑州", LIST), ("place", "洛阳", LIST)) == [
        ("place", "郑州"), ("place", "洛阳"),
    ]  # fmt: skip


def test_a_course_swallows_what_stands_in_it() -> None:
    name = "2026年第三期盲人保健按摩师初级班"
    inside = (("date", "2026年", CRF), ("ordinal", "第三", CRF), ("occupation", "盲人保健按摩师", LIST))
    assert found(f"我报{name}", ("course", name, CRF), *inside) == [("course", name)]


def test_fragments_of_a_number_give_way_to_the_number() -> None:
    text = "手机号幺三八 四个零 幺三五七"
    fragments = (("amount", "四个零", CRF), ("phone_number", "幺三八", CRF), ("ordinal", "三", CRF))
    assert found(text, *fragments) == [("phone_number", "幺三八 四个零 幺三五七")]


def test_a_number_wins_over_longer_words_around_it() -> None:
    around = ("person_name", "手机13800001357的", CRF)
    assert found("手机13800001357的人", around) == [("phone_number", "13800001357")]


def test_a_course_wins_over_longer_words_around_it() -> None:
    said = (("course", "K2026018", CRF), ("date", "K2026018十二月", CRF))
    assert found("K2026018十二月的", *said) == [("course", "K2026018")]


def test_a_few_digits_alone_are_no_number_of_a_person() -> None:
    assert found("后四位是1357", ("phone_number", "1357", CRF)) == []


def test_an_unfinished_number_is_kept_in_one_piece() -> None:
    text = "410726 2000022900"
    assert found(text, ("certificate_number", "410726", CRF), ("certificate_number", "2000022900", CRF)) == [
        ("certificate_number", text)
    ]


def test_a_date_in_two_pieces_is_one() -> None:
    assert found("今年3月的", ("date", "今年", CRF), ("date", "3月", CRF)) == [("date", "今年3月")]


@pytest.mark.parametrize("said", ["给我转客服", "找个客服", "你是智能客服吗"])
def test_asking_for_a_person_names_no_trade(said: str) -> None:
    assert found(said, ("occupation", "客服", LIST)) == []


def test_a_list_that_knows_a_trade_is_believed_elsewhere() -> None:
    assert found("我想做客服", ("occupation", "客服", LIST)) == [("occupation", "客服")]
