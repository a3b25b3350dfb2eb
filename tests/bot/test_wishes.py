"""What is wished, as whoever parses with the trained bot gets it."""

from typing import Any

import pytest

from tests.bot.telling import told_by_the_bot

BOTH = "我要报面点班，顺便查一下我的补贴还能领几次"
REASON = "面点班我学完了，想找个工作"
MISHEARD = "我想抱名培训"
SENTENCES = [BOTH, REASON, MISHEARD, "有哪些培训班"]


@pytest.fixture(scope="module")
def told() -> Any:
    return told_by_the_bot("tests.bot.read_wishes", *SENTENCES)


def test_two_wishes_are_named_in_the_order_of_mention_with_the_words_of_each(told: Any) -> None:
    parsed = told["parsed"][0]
    assert parsed["intent"]["name"] == "enrol_training+check_subsidy_eligibility"
    assert [wish["text"] for wish in parsed["wishes"]] == ["我要报面点班", "顺便查一下我的补贴还能领几次"]
    assert [one["name"] for one in parsed["intent_ranking"][:2]] == parsed["intent"]["name"].split("+")


def test_a_wish_with_its_reason_before_it_is_one_wish(told: Any) -> None:
    assert told["parsed"][1]["intent"]["name"] == "find_job"
    assert told["parsed"][1]["wishes"] is None


def test_a_homophone_is_understood(told: Any) -> None:
    assert told["parsed"][2]["intent"]["name"] == "enrol_training"


def test_the_shares_of_the_readings_make_one_whole_at_most(told: Any) -> None:
    shares = [one["confidence"] for one in told["parsed"][3]["intent_ranking"]]
    assert shares == sorted(shares, reverse=True)
    assert 0.9 < sum(shares) <= 1.0001


def test_the_sounds_of_a_text_are_learned_beside_its_characters(told: Any) -> None:
    assert told["toy"]["我要抱名"] > 0.6
    assert told["toy"]["找个公做"] < 0.4


def test_noisy_copies_are_annotated_where_their_words_now_stand(told: Any) -> None:
    assert len(told["copies"]) > 40
    for text, (trade,), intent in told["copies"]:
        assert intent == "enrol_training"
        assert trade in text
        assert len(trade) == 2
