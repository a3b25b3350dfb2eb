"""返回: once, twice, past the code, at the first question, at the last."""

from __future__ import annotations

import pytest

from tests.journeys.registry import certificates, enrolments, job, referrals, trade, training_class
from tests.journeys.talk import Talk
from tests.samples import a_certificate_number, a_phone_number


def test_someone_goes_back_twice_and_gives_another_name(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "李示例", talk.number)
    assert talk.awaited == "phone_number"
    talk.say("返回")
    assert talk.awaited == "certificate_number"
    talk.say("返回上一步")
    assert talk.awaited == "person_name"
    talk.say(talk.name)
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name


def test_someone_goes_back_at_the_first_question(talk: Talk) -> None:
    talk.say_all("我想登记", "返回")
    assert "第一步" in talk.heard
    assert talk.awaited == "consent"
    assert talk.person is None


def test_someone_goes_back_from_the_last_question_past_the_code(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.say("返回")
    assert talk.awaited == "phone_number"
    assert talk.person is None
    talk.answer()
    talk.say("是")
    assert talk.person is not None


def test_someone_goes_back_to_the_list_of_classes_and_takes_the_second(talk: Talk) -> None:
    talk.register()
    occupation = trade(talk.service, "示例竹笛")
    for _ in range(2):
        training_class(talk.service, occupation)
    talk.say("我想在石家庄报名学示例竹笛")
    second = talk.options[1].split("，")[0]
    talk.say_all("第一个", "返回")
    assert talk.awaited == "class_choice"
    talk.say_all("第二个", "是")
    assert [one.training_class.course.name for one in enrolments(talk)] == [second]


def test_someone_goes_back_in_the_search_for_work(talk: Talk) -> None:
    post = job(talk.service, trade(talk.service, "示例织补"), place="410100")
    talk.say_all("帮我找工作", "石家庄", "客服", "返回", "返回")
    assert talk.awaited == "place"
    talk.say_all("郑州", "示例织补", "都可以", "第一个")
    talk.answer()
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [post.id]


def test_someone_goes_back_in_a_claim(talk: Talk) -> None:
    talk.say("我要申请培训补贴")
    talk.answer()
    talk.say_all("职业技能等级证书", "面点", "五级", "返回")
    assert talk.awaited == "skill_level"
    talk.say_all("三级", "昨天", talk.bank_account, "是")
    assert [one.skill_level for one in certificates(talk)] == [3]


def test_someone_goes_two_steps_back_at_once(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "李示例", talk.number, "返回两步")
    assert talk.awaited == "person_name"
    talk.say(talk.name)
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name


@pytest.mark.parametrize("said", ["从头再来", "重新来一遍", "回到最开始"])
def test_someone_begins_again_and_tells_all_anew_but_the_consent(talk: Talk, said: str) -> None:
    talk.say_all("我想登记", "同意", "李示例", a_certificate_number(), a_phone_number(), said)
    assert talk.awaited == "person_name"
    talk.answer()
    assert talk.awaited == "confirm"
    talk.say("是")
    person = talk.person
    assert person is not None
    assert (person.name, person.phone) == (talk.name, talk.phone)


def test_someone_begins_the_search_for_work_again(talk: Talk) -> None:
    post = job(talk.service, trade(talk.service, "示例抄写"), place="410100")
    talk.say_all("帮我找工作", "石家庄", "客服", "从头再来")
    assert talk.awaited == "place"
    talk.say_all("郑州", "示例抄写", "都可以", "第一个")
    talk.answer()
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [post.id]
