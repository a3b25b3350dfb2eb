"""Words that nobody said to this service yet are heard too, and never in place of those that are usual here."""

from __future__ import annotations

from math import exp

import pytest

from server.conversation.hearing.lexicon import Lexicon
from server.conversation.hearing.vocabulary import SHARE, Spoken, Vocabulary, dictionary

LEXICON = Lexicon(["我要报名", "你能来吗", "有台阶吗"])
SPOKEN = Spoken(LEXICON, Vocabulary([("徒弟", 600), ("后台", 400), ("弟弟", 400), ("报", 300)]))


def likelihood(syllable: str, before: str) -> dict[str, float]:
    return {character: exp(one) for character, one in SPOKEN.of(syllable, before)}


def test_a_word_of_the_dictionary_goes_on() -> None:
    assert LEXICON.of("tu", "我") == ()
    assert SPOKEN.of("tu", "我")[0][0] == "徒"
    assert likelihood("di", "徒")["弟"] > 0.5 * SHARE


def test_what_is_said_here_stays_likelier() -> None:
    assert SPOKEN.of("bao", "我要")[0][0] == "报"
    assert likelihood("bao", "我要")["报"] > 0.5


def test_a_character_is_seldom_read_in_another_way_than_usually() -> None:
    assert [one for one, _ in SPOKEN.of("tai", "有")] == ["台", "能"]
    assert likelihood("neng", "你")["能"] > 10 * likelihood("tai", "你")["能"]


@pytest.mark.parametrize("before", ["", "我要", "徒", "从没见"])
def test_the_probabilities_do_not_pass_one(before: str) -> None:
    syllables = ("wo", "yao", "bao", "ming", "ni", "neng", "lai", "ma", "you", "tai", "jie", "tu", "di", "hou")
    assert sum(sum(likelihood(syllable, before).values()) for syllable in syllables) <= 1.0001


def test_the_dictionary_is_chinese_as_it_is_used() -> None:
    words = dict(dictionary())
    assert len(words) > 50_000
    assert {"徒弟", "后台", "缝纫"} <= words.keys()
