"""A question or another wish in the middle of a task."""

from datetime import timedelta

import pytest

from server import clock
from tests.actions.drive import Talk
from tests.actions.leading import to_the_last_question
from tests.actions.registered import verified


@pytest.mark.parametrize("slot", ["certificate_number", "phone_number", "person_name", "confirm"])
def test_a_question_on_the_policy_is_answered_with_its_source_and_the_form_goes_on(talk: Talk, slot: str) -> None:
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.say("第一个")
    talk.answer(until=slot)
    known = dict(talk.facts)
    talk.say("培训补贴一年能领几次", "ask_policy")
    assert any(message["citations"] for message in talk.messages)
    assert talk.awaited == slot
    assert talk.facts == known


def test_what_the_policy_does_not_hold_is_said_to_be_unknown(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.say("火星上几点天亮", "ask_policy")
    assert "转人工" in talk.options
    assert talk.awaited == "consent"


def test_the_class_that_is_chosen_is_described_when_asked_about(talk: Talk) -> None:
    to_the_last_question(talk).say("这个班在哪上课，啥时候开课", "ask_course_detail", topics=["where", "start"])
    assert "地址" in talk.heard
    assert "开课" in talk.heard
    assert "课时" not in talk.heard
    assert talk.awaited == "confirm"


def test_a_second_wish_is_remembered_and_offered_after_the_task(talk: Talk) -> None:
    to_the_last_question(talk).say("我还想找个客服的工作", "find_job")
    assert "找工作" in talk.heard
    assert talk.awaited == "confirm"
    talk.say("是", "affirm")
    assert "您刚才还想找工作。" in talk.heard
    talk.say("好", "affirm")
    assert talk.task == "find_job"
    assert talk.facts["occupation"] is not None
    assert talk.awaited != "occupation"


def test_a_wish_that_is_declined_is_dropped(talk: Talk) -> None:
    to_the_last_question(talk).say("我还想找工作", "find_job")
    talk.say("是", "affirm")
    talk.say("不用了", "deny")
    assert "先不办" in talk.heard
    assert not talk.state.pending


@pytest.mark.parametrize(("said", "intent"), [("取消", "cancel"), ("不同意", "deny")])
def test_a_wish_is_offered_too_when_the_task_ends_early(talk: Talk, said: str, intent: str) -> None:
    talk.say("我想登记", "register_person")
    talk.say("我还想找工作", "find_job")
    talk.say(said, intent)
    assert "您刚才还想找工作。" in talk.heard


def test_after_browsing_one_question_is_asked_and_it_is_the_wish(talk: Talk) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("我今年还能申请补贴不", "apply_subsidy")
    talk.say("第一个")
    assert "您刚才还想申请补贴。" in talk.heard
    assert "您要报名这个班吗？" not in talk.heard


def test_the_same_wish_twice_is_offered_once(talk: Talk) -> None:
    to_the_last_question(talk)
    talk.say("我还想找工作", "find_job")
    talk.say("找工作", "find_job")
    assert len(talk.state.pending) == 1


def test_the_record_is_shown_in_between_to_who_has_shown_who_they_are(talk: Talk) -> None:
    verified(talk).say("我要报名郑州的面点班", "enrol_training")
    talk.say("我的证书发了吗", "ask_certificate")
    assert "记录里还没有您的证书" in talk.heard
    assert talk.awaited == "class_choice"


def test_the_record_is_not_shown_in_between_to_anybody_else(talk: Talk) -> None:
    talk.say("我要报名郑州的面点班", "enrol_training")
    talk.say("我的证书发了吗", "ask_certificate")
    assert "记录里" not in talk.heard
    assert [wish["intent"] for wish in talk.state.pending] == ["ask_certificate"]


@pytest.mark.parametrize("intent", ["complain", "update_profile", "give_feedback"])
def test_another_matter_is_noted_and_the_task_goes_on(talk: Talk, intent: str) -> None:
    talk.say("我想登记", "register_person")
    talk.say("你们态度太差", intent)
    assert [wish["intent"] for wish in talk.state.pending] == [intent]
    assert talk.awaited == "consent"


@pytest.mark.parametrize(("said", "slot"), [("面点好学吗", "occupation"), ("盲人按摩要学多久", "occupation")])
def test_a_question_that_names_a_trade_is_no_answer(talk: Talk, said: str, slot: str) -> None:
    talk.say("我要报名培训", "enrol_training")
    talk.say(said, "ask_course_detail", topics=["length"])
    assert talk.facts[slot] is None
    assert talk.awaited == slot


def test_whether_there_is_one_is_an_answer(talk: Talk) -> None:
    talk.say("我要报名培训", "enrol_training")
    talk.say("有面点吗", "browse_courses")
    assert talk.awaited == "place"


@pytest.mark.parametrize(("said", "topic"), [("要钱吗", "cost"), ("有啥区别", "difference"), ("管住不", "lodging")])
def test_a_question_of_the_list_is_answered_over_it(talk: Talk, said: str, topic: str) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say(said, "ask_course_detail", topics=[topic])
    assert None in talk.keys  # a fact of the record
    assert talk.state.no_match_count == 0
    assert talk.awaited == "class_choice"


def test_what_is_told_of_a_certificate_with_the_wish_is_not_asked_again(talk: Talk) -> None:
    yesterday = ("date", "昨天", (clock.today() - timedelta(days=1)).isoformat(), "wanted", "own")
    talk.say("我要申请面点四级证书的补贴，昨天发的", "apply_subsidy", named=[yesterday, ("skill_level", "四级", 4)])
    talk.answer(until="certificate_choice")
    talk.say("职业技能等级证书")
    assert talk.awaited == "bank_account"


def test_of_two_questions_that_depend_on_the_province_both_are_answered(talk: Talk) -> None:
    first, second = (
        ("单位不招残疾人有规定没，", "question", "ask_policy", {"topics": ["quota"]}),
        ("今年有比赛吗", "question", "ask_competition", {"topics": ["rule"]}),
    )
    talk.say("单位不招残疾人有规定没，今年有比赛吗", segments=[first, second])
    assert len(talk.messages) >= 2
    assert talk.awaited is None
