"""Syllables that recognisers and northern speakers confuse are near, others are far."""

from __future__ import annotations

import pytest

from server.conversation.hearing.sounds import apart, between, distance, readings


@pytest.mark.parametrize(
    "pair",
    ["zhi zi", "chi ci", "shi si", "nan lan", "re le", "fu hu", "ban bang", "ren reng", "xin xing"],
)
def test_confused_syllables_are_nearer_than_alike_ones_and_those_than_others(pair: str) -> None:
    one, other = pair.split()
    assert 0 < distance(one, other) < distance("bao", "pao") < distance("bao", "ming")


def test_tones_do_not_count() -> None:
    assert between("抱", "报") == 0
    assert between("证", "正") == 0


def test_a_character_of_two_readings_is_heard_in_the_nearer_one() -> None:
    assert readings("行") == ("xing", "hang")
    assert between("行", "航") == between("行", "形") == 0


def test_texts_of_unequal_length_have_nothing_in_common() -> None:
    assert apart("报名", "报") == 1
    assert apart("抱名", "报名") == 0
    assert apart("", "") == 0


def test_distance_is_the_same_both_ways() -> None:
    assert distance("zhang", "zan") == distance("zan", "zhang")
