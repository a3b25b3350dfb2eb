"""The known sentences say which character follows which, and which have a sound."""

from __future__ import annotations

from math import exp

import pytest

from server.conversation.hearing.lexicon import EDGE, Lexicon

LEXICON = Lexicon(["我要报名", "我要报名。", "我想报名", "残疾人证"])


def test_what_often_follows_is_likelier_than_what_never_does() -> None:
    behind = LEXICON.behind("我要报")
    assert behind.likelihood("名") > behind.likelihood("证") > behind.likelihood("龘")


@pytest.mark.parametrize("before", ["", "我", "我要报", "从没见", EDGE * 3])
def test_the_probabilities_of_all_known_characters_do_not_pass_one(before: str) -> None:
    characters = set("我要报名想残疾人证" + EDGE)
    assert 0 < sum(exp(LEXICON.behind(before).likelihood(one)) for one in characters) <= 1


def test_signs_are_not_counted() -> None:
    assert LEXICON.knows("报名" + EDGE)
    assert not LEXICON.knows("名。")


def test_a_whole_sentence_is_known_and_its_part_is_not() -> None:
    assert LEXICON.knows_sentence("我要报名")
    assert not LEXICON.knows_sentence("报名")


def test_characters_of_the_same_sound_come_nearest_first() -> None:
    found = LEXICON.alike("正")
    assert found[0] == ("证", 0.0)
    assert [far for _, far in found] == sorted(far for _, far in found)
    assert "正" not in dict(found)


def test_nothing_known_is_no_error() -> None:
    empty = Lexicon([])
    assert empty.behind("我").likelihood("要") < -5
    assert empty.alike("我") == ()
