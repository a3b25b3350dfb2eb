"""Who has shown who they are sees the record at once; others hear it after the task."""

from __future__ import annotations

from tests.journeys.registry import TODAY, claimed, claims, enrolments, on_record, trade, training_class
from tests.journeys.talk import Talk


def test_a_known_person_looks_up_the_claim_while_enrolling(talk: Talk) -> None:
    talk.register()
    training_class(talk.service, trade(talk.service, "景泰蓝"))
    talk.say_all("我想在石家庄报名学景泰蓝", "查一下我的补贴到哪一步了")
    assert "没有申请过" in talk.heard
    assert talk.awaited == "class_choice"
    talk.say_all("第一个", "是")
    assert len(enrolments(talk)) == 1


def test_a_known_person_looks_up_the_enrolment_while_claiming(talk: Talk) -> None:
    talk.register()
    talk.say_all("我要申请培训补贴", "专项职业能力证书", "查一下我的报名")
    assert "没有报名" in talk.heard
    assert talk.awaited == "occupation"
    talk.say_all("面点", "昨天", talk.bank_account, "是")
    assert [claim.status for claim in claims(talk)] == ["submitted"]


def test_a_stranger_with_the_number_of_another_sees_nothing_in_between(talk: Talk) -> None:
    on_record(talk)
    claimed(talk, TODAY, trade(talk.service, "示例银饰"))
    stranger = Talk(talk.service)
    stranger.say_all("我要报名培训班", "面点", "石家庄", "第一个", "同意", talk.number, "我的补贴到哪一步了")
    assert "示例银饰" not in stranger.heard
    assert stranger.awaited == "phone_number"


def test_someone_wants_to_take_a_claim_back_while_enrolling_and_does_so_afterwards(talk: Talk) -> None:
    talk.register()
    claimed(talk, TODAY, trade(talk.service, "示例绢人"))
    training_class(talk.service, trade(talk.service, "示例绳编"))
    talk.say_all("我想在石家庄报名学示例绳编", "撤回补贴申请")
    assert "撤回补贴申请" in talk.heard
    assert talk.awaited == "class_choice"
    talk.say_all("第一个", "是")
    assert [one.status for one in enrolments(talk)] == ["enrolled"]
    assert "撤回补贴申请" in talk.heard
    talk.say("好")
    assert talk.awaited == "confirm"
    talk.say("是")
    assert [claim.status for claim in claims(talk)] == ["withdrawn"]
