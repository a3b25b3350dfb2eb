"""Entities as whoever parses with the trained bot gets them."""

from typing import Any

import pytest

from tests.bot.telling import told_by_the_bot

SENTENCES = [
    "我想报石家庄市桥西区的推拿班，中级的",
    "我手机号是幺三八零零零零幺三五七",
    "就选倒数第二个",
    "我想学安摩",
]


@pytest.fixture(scope="module")
def parsed() -> Any:
    """The entities of each sentence, by the newest model."""
    return told_by_the_bot("tests.bot.read_entities", *SENTENCES)


@pytest.fixture(scope="module")
def alone() -> Any:
    """What the component reads by itself."""
    return told_by_the_bot("tests.bot.read_entities")


def said_and_meant(parsed: Any, number: int) -> list[tuple[str, str, Any]]:
    text = SENTENCES[number]
    return [(one["entity"], text[one["start"] : one["end"]], one["value"]) for one in parsed[number]]


def test_a_parse_has_one_entity_a_span_with_its_value(parsed: Any) -> None:
    assert said_and_meant(parsed, 0) == [
        ("place", "石家庄市桥西区", "130104"), ("occupation", "推拿", "TX-001"), ("skill_level", "中级", 4),
    ]  # fmt: skip


def test_a_spoken_number_is_parsed_as_its_digits(parsed: Any) -> None:
    assert said_and_meant(parsed, 1) == [("phone_number", "幺三八零零零零幺三五七", "13800001357")]


def test_an_order_word_is_parsed_as_its_number(parsed: Any) -> None:
    assert said_and_meant(parsed, 2) == [("ordinal", "倒数第二个", -2)]


def test_a_misheard_trade_is_found_and_read(parsed: Any) -> None:
    assert said_and_meant(parsed, 3) == [("occupation", "安摩", "TX-001")]


def test_what_is_misheard_is_read_by_its_sound(alone: Any) -> None:
    assert alone["misheard"] == {
        "按魔": "TX-001", "忙人按摩": "TX-001", "店商": "4-01-06-01", "十家庄": "130100", "句家": "居家",
        "等级正书": "职业技能等级证书",
    }  # fmt: skip


def test_another_catalogue_is_kept_with_the_model(alone: Any) -> None:
    assert alone["with another catalogue"] == ["ZZ-1", "按摩"]
