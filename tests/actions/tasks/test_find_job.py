"""A job that is chosen is described and what is asked of it answered, before anybody is asked for consent."""

from __future__ import annotations

import pytest

from tests.actions.drive import Talk


@pytest.fixture
def chosen(talk: Talk) -> Talk:
    """Has chosen the first job, with questions beside it."""
    talk.say("保定有没有数据标注的工作", "find_job")
    talk.answer(until="job_choice", work_mode="都可以")
    talk.say(
        "1 看 钱 多少 同事 手语 会 吗",
        segments=[
            ("1 ", "answer"),
            ("看 钱 多少 同事 手语 会 吗", "question", "ask_course_detail", {"topics": ["sign", "pay"]}),
        ],
    )
    return talk


def test_who_asks_while_choosing_hears_the_answers_and_is_not_asked_for_consent(chosen: Talk) -> None:
    assert "job.details" in chosen.keys
    assert "每月" in chosen.heard
    assert "ask.consent" not in chosen.keys
    assert chosen.keys[-1] == "ask.referral"
    assert chosen.awaited == "confirm"


@pytest.mark.parametrize(("said", "intent"), [("好的", "affirm"), ("推荐我去吧", "find_job")])
def test_a_yes_to_the_referral_asks_for_consent(chosen: Talk, said: str, intent: str) -> None:
    chosen.say(said, intent, signs=["takes_it"])
    assert chosen.awaited == "consent"


def test_a_no_to_the_referral_shows_the_list_again(chosen: Talk) -> None:
    chosen.say("不用", "deny")
    assert chosen.awaited == "job_choice"
    assert len(chosen.options) > 1


def test_who_only_chooses_is_asked_for_consent(talk: Talk) -> None:
    talk.say("保定有没有数据标注的工作", "find_job")
    talk.answer(until="job_choice", work_mode="都可以")
    talk.say("第一个")
    assert talk.awaited == "consent"


def test_who_takes_one_after_all_is_asked_once_more_and_nothing_is_put_aside(talk: Talk) -> None:
    talk.say("保定有没有数据标注的工作", "find_job")
    talk.answer(until="job_choice", work_mode="都可以")
    talk.say("第一个")
    for _ in range(2):
        talk.say("管饭不", "ask_course_detail", topics=["meals"])
    talk.say("看别的岗位", "more_options")
    talk.say("第一个")
    assert talk.awaited == "consent"


def test_nobody_consents_on_a_condition_that_is_asked_about(talk: Talk) -> None:
    talk.say("保定有没有数据标注的工作", "find_job")
    talk.answer(until="job_choice", work_mode="都可以")
    talk.say("第一个")
    talk.say(
        "病不给单位，是这意思吧？是的话我就同意",
        signs=["condition"],
        segments=[
            ("病不给单位，是这意思吧？", "question", "ask_why", {"topics": ["told_what"]}),
            ("是的话我就同意", "answer", "affirm", {"value": "yes"}),
        ],
    )
    assert talk.awaited == "consent"
