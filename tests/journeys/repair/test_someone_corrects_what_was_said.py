"""Taking back an earlier answer, with the new value or without, at any step."""

from __future__ import annotations

from tests.journeys.registry import claims, enrolments, trade, training_class
from tests.journeys.talk import Talk
from tests.samples import ZHENGZHOU, a_phone_number


def test_a_place_is_corrected_with_the_new_one_while_the_list_stands(talk: Talk) -> None:
    here = training_class(talk.service, occupation := trade(talk.service, "泥塑小人"))
    there = training_class(talk.service, occupation, place=ZHENGZHOU)
    talk.say_all("我想在石家庄报名学泥塑小人", "不对，是郑州")
    assert "郑州" in talk.heard
    assert talk.awaited == "class_choice"
    assert any(there.course.name in title for title in talk.options)
    assert not any(here.course.name in title for title in talk.options)


def test_a_trade_is_corrected_after_the_class_was_chosen_and_only_the_class_is_asked_again(talk: Talk) -> None:
    training_class(talk.service, trade(talk.service, "木偶制作"))
    other = training_class(talk.service, trade(talk.service, "皮影制作"))
    talk.say_all("我想在石家庄报名学木偶制作", "第一个", "同意", talk.number)
    assert talk.awaited == "phone_number"
    talk.say("不对，是皮影制作，不是木偶制作")
    assert "皮影制作" in talk.heard
    assert talk.awaited == "class_choice"
    talk.choose(other.course.name)
    assert talk.awaited == "phone_number"
    talk.answer()
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [other.id]


def test_a_phone_number_is_corrected_without_the_new_one_and_a_new_code_is_sent_there(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number, a_phone_number())
    assert talk.awaited == "verification_code"
    talk.say("刚才手机号说错了")
    assert talk.awaited == "phone_number"
    talk.say(talk.phone)
    assert talk.awaited == "verification_code"
    talk.say(talk.code())
    assert talk.awaited == "confirm"
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.phone == talk.phone


def test_a_phone_number_is_corrected_with_the_new_one_at_the_last_question_and_is_verified_anew(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.phone = a_phone_number()
    talk.say(f"手机号错了，应该是{talk.phone}")
    assert talk.phone[-4:] in talk.heard
    assert talk.awaited == "verification_code"
    talk.say_all(talk.code(), "是")
    person = talk.person
    assert person is not None
    assert person.phone == talk.phone


def test_a_name_is_corrected_at_the_last_question_and_nothing_else_is_asked(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.say("名字错了，应该是李示例")
    assert "李示例" in talk.heard
    assert talk.awaited == "confirm"
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == "李示例"


def test_a_no_at_the_last_question_lists_what_can_be_changed(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.say("不对")
    talk.choose("姓名")
    assert talk.awaited == "person_name"
    talk.say_all("赵示例", "是")
    person = talk.person
    assert person is not None
    assert person.name == "赵示例"


def test_a_level_of_a_certificate_is_corrected_before_the_claim(talk: Talk) -> None:
    talk.say("我要申请培训补贴")
    talk.answer()
    talk.say_all("职业技能等级证书", "面点", "五级", "昨天", "不对，是四级")
    assert "四级" in talk.heard
    while talk.awaited != "confirm":
        assert talk.awaited in ("free_text", "bank_account"), talk.heard
        talk.say("昨天" if talk.awaited == "free_text" else talk.bank_account)
    talk.say("是")
    assert [claim.skill_level for claim in claims(talk)] == [4]


def test_a_correction_of_nothing_yet_said_changes_nothing(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, "银行卡号说错了")
    assert talk.awaited == "certificate_number"
