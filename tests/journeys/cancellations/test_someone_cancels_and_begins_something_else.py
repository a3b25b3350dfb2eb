"""What belonged to the task that was cancelled leaks into no other; what holds for the person is kept."""

from __future__ import annotations

from tests.journeys.registry import certificates, claims, enrolments, job, referrals, trade, training_class
from tests.journeys.talk import Talk


def test_someone_cancels_and_is_not_asked_again_who_they_are(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, "取消", "我想登记")
    assert talk.awaited == "certificate_number"
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name


def test_someone_cancels_an_enrolment_and_looks_for_work_in_another_trade(talk: Talk) -> None:
    training_class(talk.service, trade(talk.service, "示例烧陶"))
    post = job(talk.service, trade(talk.service, "示例打包"))
    talk.say_all("我想在石家庄报名学示例烧陶", "第一个", "取消", "帮我找工作")
    assert talk.awaited == "occupation", talk.heard  # the place was said, the trade was that of the class
    talk.say_all("示例打包", "都可以", "第一个")
    talk.answer()
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [post.id]
    assert enrolments(talk) == []


def test_someone_cancels_the_search_for_work_and_enrols(talk: Talk) -> None:
    job(talk.service, trade(talk.service, "示例点钞"))
    wanted = training_class(talk.service, trade(talk.service, "示例珠算"))
    talk.say_all("帮我找石家庄示例点钞的工作", "居家", "算了", "我要报名示例珠算培训班")
    assert talk.awaited == "class_choice"
    talk.choose(wanted.course.name)
    talk.answer()
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [wanted.id]
    assert referrals(talk) == []


def test_someone_cancels_a_claim_and_claims_for_another_certificate(talk: Talk) -> None:
    talk.say("我要申请培训补贴")
    talk.answer()
    talk.say_all("职业技能等级证书", "烘焙", "四级", "昨天", "取消", "我要申请培训补贴")
    assert talk.awaited == "certificate_choice"
    talk.say("专项职业能力证书")
    assert talk.awaited == "occupation"
    talk.say_all("面点", "昨天", talk.bank_account, "是")
    assert [(one.kind, one.skill_level) for one in certificates(talk)] == [("专项职业能力证书", None)]


def test_someone_cancels_a_claim_and_the_card_is_not_kept_for_the_next(talk: Talk) -> None:
    talk.say("我要申请培训补贴")
    talk.answer()
    talk.say_all(
        "专项职业能力证书", "面点", "昨天", talk.bank_account, "算了", "我要申请培训补贴", "专项职业能力证书"
    )
    talk.say_all("面点", "昨天")
    assert talk.awaited == "bank_account"
    assert claims(talk) == []


def test_someone_says_yes_after_cancelling_and_nothing_is_written(talk: Talk) -> None:
    training_class(talk.service, trade(talk.service, "示例草鞋"))
    talk.say_all("我想在石家庄报名学示例草鞋", "第一个")
    talk.answer()
    talk.say_all("取消", "是", "是", "对")
    assert talk.person is None


def test_someone_says_go_on_after_cancelling_and_hears_that_nothing_is_open(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.say_all("取消", "继续")
    assert talk.awaited is None
    assert talk.person is None
