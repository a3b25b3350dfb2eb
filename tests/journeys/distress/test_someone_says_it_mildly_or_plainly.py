"""From mild to explicit, in every way of writing: the same calm words, and an urgent case."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import OWN_LINE
from tests.journeys.registry import cases
from tests.journeys.talk import Talk
from tests.running import Service

PLAINLY = {
    "tired of it": "我活够了",
    "explicit": "我想死",
    "a plan": "我想跳楼",
    "in Henan's words": "俺不想活了",
    "in the order of signs": "我 死 想",
    "as a recogniser hears it": "我真的不想货了",
    "in pinyin": "wo bu xiang huo le",
    "in English": "I want to die",
}
MILDLY = {
    "mild": "最近心里特别难受，撑不下去了",
    "no meaning": "活着真没意思",
    "no hope": "日子过不下去了，没有盼头",
    "within a wish": "找不到工作，活着还有什么意思",
}
WAYS = {"with no task open": [], "at the name": ["我想登记", "同意"], "at the trade": ["有哪些培训班"]}


@pytest.mark.parametrize("said", PLAINLY.values(), ids=PLAINLY.keys())
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_plain_words_are_heard_at_once(talk: Talk, way: list[str], said: str) -> None:
    talk.say_all(*way, said)
    assert "12356" in talk.heard
    assert talk.options == []
    assert [case.urgent for case in cases(talk)] == [True]


@pytest.mark.parametrize("said", MILDLY.values(), ids=MILDLY.keys())
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_mild_words_are_asked_about_calmly_with_the_line_and_a_person_is_one_word_away(
    talk: Talk, way: list[str], said: str
) -> None:
    talk.say_all(*way, said)
    assert "12356" in talk.heard
    if talk.options:
        assert talk.options == ["我没事", "想有人陪我说说"]
        assert [case for case in cases(talk) if case.urgent] == []
        talk.choose("想有人陪我说说")
    assert "12356" in talk.heard
    assert talk.options == []
    assert [case.urgent for case in cases(talk)] == [True]


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_who_says_that_nothing_is_wrong_goes_on(talk: Talk, way: list[str]) -> None:
    talk.say_all(*way)
    awaited = talk.awaited
    talk.say("这日子过得没意思")
    assert talk.options == ["我没事", "想有人陪我说说"]
    talk.choose("我没事")
    assert cases(talk) == []
    assert talk.awaited == awaited


@pytest.mark.parametrize("said", ["排队累死了", "手机死机了", "我没活干了，帮我找工作", "网页老是崩溃"])
def test_everyday_words_are_not_taken_for_it(talk: Talk, said: str) -> None:
    talk.say(said)
    assert "12356" not in talk.heard
    assert [case for case in cases(talk) if case.urgent] == []


def test_the_line_is_the_one_that_the_deployment_sets(closed_service: Service) -> None:
    talk = Talk(closed_service)
    talk.say("我不想活了")
    assert OWN_LINE in talk.heard
    assert "12356" not in talk.heard
