"""A trade that is wished for is searched anew; one that the office does not have is said at once not to be there."""

from __future__ import annotations

from typing import Any

import pytest

from actions.questions.question import ANY
from actions.questions.search import NOT_TRADES
from tests.actions.drive import Talk

GUARD, STORE = ("occupation", "保安", None), ("occupation", "仓库管理员", None)
MASSAGE, DATA, SHOP, CALLS = "TX-001", "TX-005", "4-01-06-01", "TX-004"


@pytest.fixture
def over_jobs(talk: Talk) -> Talk:
    """Has a list of data jobs open."""
    talk.say("保定有没有数据标注的工作", "find_job")
    talk.answer(until="job_choice", work_mode="都可以")
    assert talk.facts["occupation"] == DATA
    return talk


def test_work_that_is_not_there_is_said_to_be_not_there_at_once(talk: Talk) -> None:
    heard = talk.say("想找个活，保安就行", "find_job", named=[GUARD])
    assert "保安" in heard
    assert talk.awaited == "place"
    talk.say("廊坊")
    assert talk.awaited == "work_mode"
    talk.say("都可以")
    assert talk.awaited == "job_choice"
    assert talk.facts["occupation"] == ANY


def test_a_trade_that_is_named_in_mockery_is_not_the_one(talk: Talk) -> None:
    talk.say("想在廊坊找个活", "find_job")
    assert talk.awaited == "occupation"
    named: list[Any] = [GUARD, STORE, ("occupation", "盲人按摩", MASSAGE)]
    heard = talk.say("保安或者仓库管理员 啥盲人按摩", named=named)
    assert "保安、仓库管理员" in heard
    assert talk.facts["occupation"] != MASSAGE


def test_what_is_asked_for_with_the_same_word_is_no_mockery(talk: Talk) -> None:
    talk.say("廊坊有啥盲人按摩的工作", "find_job", named=[("occupation", "盲人按摩", MASSAGE)])
    assert talk.facts["occupation"] == MASSAGE


def test_a_trade_that_is_denied_for_one_that_is_not_there_leaves_the_others(talk: Talk) -> None:
    talk.say("廊坊有没有按摩的工作", "find_job")
    talk.answer(until="job_choice", work_mode="都可以")
    heard = talk.say(
        "我不干按摩 我要当保安", named=[("occupation", "按摩", MASSAGE, "not_wanted"), GUARD],
        segments=[("我不干按摩 ", "correction", None, {"about": "trade"}), ("我要当保安", "wish", "find_job")],
    )  # fmt: skip
    assert "保安" in talk.messages[0]["text"]
    assert (talk.facts["occupation"], talk.facts[NOT_TRADES]) == (ANY, [MASSAGE])
    assert talk.awaited == "job_choice"
    assert "盲人保健按摩岗位" not in heard
    assert not any("按摩" in title for title in talk.options)


def test_whether_a_trade_is_there_is_answered(over_jobs: Talk) -> None:
    heard = over_jobs.say("保安没有吗", "ask_course_detail", named=[GUARD])
    assert "保安" in over_jobs.messages[0]["text"]
    assert "记录里没有写" not in heard


def test_a_trade_beside_one_that_is_not_there_is_searched(talk: Talk) -> None:
    heard = talk.say("廊坊有没有保安的活，客服也行", "find_job", named=[GUARD])
    assert "保安" in heard
    assert talk.facts["occupation"] == CALLS


def test_a_bare_trade_over_a_list_of_another_begins_its_search(over_jobs: Talk) -> None:
    over_jobs.say("电子商务")
    assert over_jobs.facts["occupation"] == SHOP
    assert over_jobs.awaited == "job_choice"
    assert "电子商务岗位" in over_jobs.heard


def test_a_no_in_one_segment_is_none_in_the_next(over_jobs: Talk) -> None:
    over_jobs.say(
        "这个 不要 电子商务 工作 看 想",
        segments=[("这个 不要 ", "steering", "more_options"), ("电子商务 工作 看 想", "wish", "find_job")],
    )
    assert over_jobs.facts["occupation"] == SHOP
    assert "电子商务岗位" in over_jobs.heard


def test_several_trades_over_a_list_of_another_are_asked_about(over_jobs: Talk) -> None:
    over_jobs.say("电脑 别的 工作 有 没有 网店 客服 打字 可以", "find_job", 0.5658)
    assert over_jobs.awaited == "occupation"
    assert over_jobs.options == ["电子商务", "客服"]


def test_another_trade_over_a_search_that_was_left_is_searched_anew(talk: Talk) -> None:
    talk.say("洛阳有没有陶艺班", "browse_courses")
    talk.say("先转人工吧", "talk_to_human")
    talk.say("取消", "cancel")
    talk.say("别的动手的班还有没有，比如面点", "browse_courses")
    assert talk.facts["occupation"] == "TX-006"


def test_over_the_own_class_others_of_the_place_are_looked_for(talk: Talk) -> None:
    talk.say("洛阳有没有陶艺班", "browse_courses")
    talk.say("第一个")
    assert talk.facts["class_in_focus"] is not None
    heard = talk.say(
        "洛阳还有没有别的动手的班，比如做点心什么的",
        segments=[
            ("洛阳还有没有别的动手的班，", "question", "browse_courses", {"topics": ["start"]}),
            ("比如做点心什么的", "wish", "browse_courses"),
        ],
    )
    assert talk.facts["occupation"] == "TX-006"
    assert talk.awaited == "class_choice"
    assert "洛阳" in heard
    assert all("陶艺" not in title for title in talk.options)


def test_who_looks_around_is_not_offered_work_for_one_disability_first(talk: Talk) -> None:
    talk.say("廊坊有没有全职的工作", "find_job")
    talk.answer(until="job_choice", occupation="都可以")
    assert any("按摩" in title for title in talk.options)
    assert "按摩" not in talk.options[0]


def test_the_trade_of_the_list_that_is_said_again_shows_it_again(over_jobs: Talk) -> None:
    over_jobs.say("数据标注")
    assert over_jobs.state.no_match_count == 0
    assert "数据标注岗位" in over_jobs.heard
    assert over_jobs.awaited == "job_choice"
