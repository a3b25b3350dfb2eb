"""选错了，是第二个: the list is gone from the screen, not from the conversation."""

from __future__ import annotations

import pytest

from tests.journeys.registry import (
    TODAY,
    claimed,
    claims,
    enrolments,
    job,
    on_record,
    referrals,
    trade,
    training_class,
)
from tests.journeys.talk import Talk


@pytest.mark.parametrize("said", ["不对，是第二个", "选错了，我要第二个", "不是第一个，是第二个"])
def test_someone_chose_the_wrong_class_and_names_the_right_one_by_its_order(talk: Talk, said: str) -> None:
    occupation = trade(talk.service, f"示例灯彩{len(said)}")
    for _ in range(2):
        training_class(talk.service, occupation)
    talk.register()
    talk.say(f"我想在石家庄报名学{occupation.name}")
    second = talk.options[1].split("，")[0]
    talk.say("第一个")
    assert talk.awaited == "confirm"
    talk.say(said)
    assert talk.awaited == "confirm"
    assert second in talk.heard
    talk.say("是")
    assert [one.training_class.course.name for one in enrolments(talk)] == [second]


def test_someone_chose_the_wrong_class_and_does_not_say_which_is_right(talk: Talk) -> None:
    occupation = trade(talk.service, "示例彩塑")
    for _ in range(2):
        training_class(talk.service, occupation)
    talk.say("我想在石家庄报名学示例彩塑")
    second = talk.options[1].split("，")[0]
    talk.say_all("第一个", "同意", talk.number, "班选错了")
    assert talk.awaited == "class_choice"
    talk.choose(second)
    assert talk.awaited == "phone_number"
    talk.answer()
    talk.say("是")
    assert [one.training_class.course.name for one in enrolments(talk)] == [second]


def test_someone_chose_the_wrong_job(talk: Talk) -> None:
    occupation = trade(talk.service, "示例分拣")
    for _ in range(2):
        job(talk.service, occupation)
    talk.say_all("帮我找石家庄示例分拣的工作", "都可以")
    second = talk.options[1].split("，")[0]
    talk.say_all("第一个", "选错了，是第二个")
    assert talk.awaited == "consent"
    assert second in talk.heard
    talk.answer()
    talk.say("是")
    assert [one.job.title for one in referrals(talk)] == [second]


def test_someone_chose_the_wrong_class_to_leave(talk: Talk) -> None:
    talk.register()
    for name in ("示例木雕", "示例砖雕"):
        training_class(talk.service, trade(talk.service, name))
        talk.say_all(f"我想在石家庄报名学{name}", "第一个", "是")
    talk.say_all("我要退班", "第一个")
    assert talk.awaited == "confirm"
    talk.say("选错了，是第二个")
    assert talk.awaited == "confirm"
    left, kept = enrolments(talk)  # the newest one is offered first
    assert f"{left.id:06d}" in talk.heard
    talk.say("是")
    assert [(one.id, one.status) for one in enrolments(talk)] == [(left.id, "cancelled"), (kept.id, "enrolled")]


def test_someone_chose_the_wrong_claim_to_take_back(talk: Talk) -> None:
    on_record(talk)
    for name in ("示例烫金", "示例拓印"):
        claimed(talk, TODAY, trade(talk.service, name))
    talk.say("撤回补贴申请")
    talk.answer()
    talk.choose("示例烫金")
    assert talk.awaited == "confirm"
    talk.say("不对，是另一个申请")
    assert "示例拓印" in talk.heard
    assert talk.awaited == "confirm"
    talk.say("是")
    assert [claim.status for claim in claims(talk)] == ["submitted", "withdrawn"]


def test_someone_means_the_other_of_two_by_where_it_stands(talk: Talk) -> None:
    talk.register()
    for name in ("示例石雕", "示例玉雕"):
        training_class(talk.service, trade(talk.service, name))
        talk.say_all(f"我想在石家庄报名学{name}", "第一个", "是")
    talk.say_all("我要退班", "后面那个", "不对，前面那个", "是")
    assert [one.status for one in enrolments(talk)] == ["enrolled", "cancelled"]  # the newest is offered first


@pytest.mark.parametrize("said", ["不要这个", "这个不合适", "重新选"])
def test_someone_does_not_want_the_chosen_job_and_has_refused_nothing_else(talk: Talk, said: str) -> None:
    occupation = trade(talk.service, f"示例理货{len(said)}")
    for _ in range(2):
        job(talk.service, occupation)
    talk.say_all(f"帮我找石家庄{occupation.name}的工作", "都可以")
    second = talk.options[1].split("，")[0]
    talk.say_all("第一个", said)
    assert talk.awaited == "job_choice"
    talk.choose(second)
    assert talk.awaited == "consent"
    talk.answer()
    talk.say("是")
    assert [one.job.title for one in referrals(talk)] == [second]
