"""How it stands, leaving, and enrolling twice."""

from __future__ import annotations

from tests.journeys.registry import enrolments, trade, training_class
from tests.journeys.talk import Talk


def enrolled(talk: Talk, *trades: str) -> Talk:
    """A person with a seat in a class of each trade."""
    talk.register()
    for name in trades:
        training_class(talk.service, trade(talk.service, name))
        talk.say_all(f"我想在石家庄报名学{name}", "第一个", "是")
    return talk


def test_the_status_is_told_in_a_later_conversation_after_the_code_alone(talk: Talk) -> None:
    enrolled(talk, "竹刻")
    later = talk.again()
    later.say("查一下我的报名")
    later.answer()
    (standing,) = enrolments(talk)
    assert f"{standing.id:06d}" in later.heard
    assert "已经报上" in later.heard


def test_who_has_no_enrolment_is_told_so(talk: Talk) -> None:
    assert "没有报名" in talk.register().say("查一下我的报名")


def test_who_is_not_on_record_is_told_so_after_the_code(talk: Talk) -> None:
    talk.say("查一下我的报名")
    assert "没有登记过" in talk.answer()
    assert talk.awaited is None
    assert talk.person is None


def test_leaving_one_of_two_classes_asks_which_and_keeps_the_other(talk: Talk) -> None:
    enrolled(talk, "铜胎画", "宫灯制作")
    talk.say("我要退班")
    assert talk.awaited == "enrolment_choice"
    kept, left = enrolments(talk)
    talk.choose(f"{left.id:06d}")
    assert talk.awaited == "confirm"
    assert [one.status for one in enrolments(talk)] == ["enrolled", "enrolled"]
    talk.say("是")
    assert [(one.id, one.status) for one in enrolments(talk)] == [(kept.id, "enrolled"), (left.id, "cancelled")]


def test_who_thinks_better_of_leaving_stays(talk: Talk) -> None:
    enrolled(talk, "内画壶")
    talk.say_all("我要退班", "不是", "取消")
    assert [one.status for one in enrolments(talk)] == ["enrolled"]


def test_enrolling_twice_in_one_class_makes_one_enrolment(talk: Talk) -> None:
    enrolled(talk, "烙铁画")
    talk.say_all("我想在石家庄报名学烙铁画", "第一个", "是")
    assert "已经报过" in talk.heard
    assert len(enrolments(talk)) == 1


def test_who_left_a_class_can_enrol_again(talk: Talk) -> None:
    enrolled(talk, "风筝扎制")
    talk.say_all("我要退班", "是", "我想在石家庄报名学风筝扎制", "第一个", "是")
    assert [one.status for one in enrolments(talk)] == ["cancelled", "enrolled"]
