"""A question in the middle is answered, a second wish is kept, distress comes before everything."""

from __future__ import annotations

import pytest

from tests.journeys.registry import cases, enrolments, trade, training_class
from tests.journeys.talk import Talk


def test_a_question_on_the_policy_is_answered_with_its_clause_and_the_form_goes_on(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name)
    talk.say("残疾人自己开店有什么扶持")
    assert talk.citations
    assert talk.awaited == "certificate_number"
    talk.answer()
    talk.say("是")
    assert talk.person is not None


def test_what_the_policies_do_not_hold_is_said_to_be_unknown_with_whom_to_ask(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "公交车票有什么优惠政策")
    assert talk.citations == []
    assert "工作人员" in talk.heard
    assert talk.awaited == "person_name"


def test_a_question_on_the_class_is_answered_before_the_yes(talk: Talk) -> None:
    chosen = training_class(talk.service, trade(talk.service, "珐琅彩绘"))
    talk.say_all("我想在石家庄报名学珐琅彩绘", "第一个", "同意")
    talk.say("这个班在哪里上课")
    assert chosen.base.address in talk.heard
    assert talk.awaited == "certificate_number"


def test_a_second_wish_is_kept_and_offered_when_the_first_is_done(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "帮我找石家庄的面点工作")
    assert "记下" in talk.heard
    assert talk.awaited == "person_name"
    talk.answer()
    talk.say("是")
    assert talk.person is not None
    assert "找工作" in talk.heard
    talk.say("好")
    assert talk.awaited == "work_mode"  # place and trade of the wish are known


def test_a_second_wish_is_offered_after_a_cancelled_task_too_and_can_be_dropped(talk: Talk) -> None:
    talk.say_all("我想登记", "帮我找工作", "取消")
    assert "找工作" in talk.heard
    talk.say("不用")
    assert talk.awaited is None


def test_a_record_of_a_known_person_is_shown_in_the_middle_of_another_task(talk: Talk) -> None:
    talk.register()
    training_class(talk.service, trade(talk.service, "景泰蓝"))
    talk.say_all("我想在石家庄报名学景泰蓝", "查一下我的补贴到哪一步了")
    assert "没有申请过" in talk.heard
    assert talk.awaited == "class_choice"
    talk.say_all("第一个", "是")
    assert len(enrolments(talk)) == 1


@pytest.mark.parametrize("way", [[], ["我想登记"], ["我想登记", "同意"], ["石家庄有哪些面点培训班"]])
def test_distress_leaves_the_task_at_once_with_the_line_and_a_person_and_no_menu(talk: Talk, way: list[str]) -> None:
    talk.say_all(*way)
    awaited = talk.awaited
    talk.say("我活不下去了，不想活了")
    assert "12356" in talk.heard
    assert talk.options == []
    assert talk.awaited is None
    assert [case.urgent for case in cases(talk)] == [True]
    if awaited:
        talk.say("继续")
        assert talk.awaited == awaited


def test_the_task_that_distress_interrupted_can_be_finished_with_all_that_was_said(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number, "我不想活了", "继续")
    assert talk.awaited == "phone_number"
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name
