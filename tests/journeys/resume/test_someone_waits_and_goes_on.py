"""等一下, 跳过, and a day of silence: nothing that was said is lost."""

from __future__ import annotations

import pytest

from tests.journeys.passing import pass_time
from tests.journeys.registry import claims, enrolments, job, on_record, referrals, trade, training_class
from tests.journeys.talk import Talk


def test_someone_looks_for_the_certificate_and_goes_on(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, "等一下，我找找证")
    assert len(talk.reply["messages"]) == 1
    assert talk.awaited == "certificate_number"
    talk.say("好了，继续")
    assert talk.awaited == "certificate_number"
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name


def test_someone_waits_and_gives_the_answer_without_saying_go_on(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, "等会儿", talk.number)
    assert talk.awaited == "phone_number"
    talk.answer()
    talk.say("是")
    assert talk.person is not None


def test_someone_skips_what_may_be_skipped_and_hears_why_the_rest_may_not(talk: Talk) -> None:
    talk.say_all("帮我找工作", "跳过", "跳过", "跳过")
    assert talk.awaited == "job_choice"
    talk.say("跳过")
    assert talk.awaited == "job_choice"
    talk.say_all("第一个", "同意", "我不知道证号")
    assert talk.awaited == "certificate_number"
    assert "转人工" in talk.options
    talk.answer()
    talk.say("是")
    assert len(referrals(talk)) == 1


@pytest.mark.parametrize("greeting", ["你好", "继续", "我又来了"])
def test_someone_comes_back_a_day_later_and_goes_on(talk: Talk, greeting: str) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number)
    pass_time(talk)
    talk.say(greeting)
    assert "上次登记建档办到一半" in talk.heard
    assert talk.awaited == "phone_number"
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name


def test_someone_comes_back_a_day_later_with_the_answer_itself(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number)
    pass_time(talk)
    talk.say(talk.phone)
    assert "上次登记建档办到一半" in talk.heard
    assert talk.awaited == "verification_code"
    talk.say_all(talk.code(), "是")
    assert talk.person is not None


def test_someone_comes_back_a_day_later_to_the_last_question_and_hears_it_in_full(talk: Talk) -> None:
    chosen = training_class(talk.service, trade(talk.service, "示例鼓面"))
    talk.say_all("我想在石家庄报名学示例鼓面", "第一个")
    talk.answer()
    pass_time(talk)
    talk.say("你好")
    assert talk.awaited == "verification_code"  # another may sit there by now
    talk.say(talk.code())
    assert chosen.course.name in talk.heard
    assert talk.awaited == "confirm"
    assert talk.person is None
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [chosen.id]


def test_a_yes_after_a_day_is_told_again_what_it_is_a_yes_to(talk: Talk) -> None:
    chosen = training_class(talk.service, trade(talk.service, "示例秦琴"))
    talk.say_all("我想在石家庄报名学示例秦琴", "第一个")
    talk.answer()
    pass_time(talk)
    talk.say("是")
    assert talk.awaited == "verification_code"
    talk.say(talk.code())
    assert chosen.course.name in talk.heard
    assert talk.person is None
    assert talk.awaited == "confirm"
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [chosen.id]


def test_someone_comes_back_a_day_later_and_wants_no_more_of_it(talk: Talk) -> None:
    on_record(talk)
    talk.say("我要申请培训补贴")
    talk.answer()
    talk.say_all("专项职业能力证书", "面点")
    pass_time(talk)
    talk.say("不办了")
    assert "没有提交" in talk.heard
    assert talk.awaited is None
    assert claims(talk) == []


def test_someone_comes_back_a_day_later_with_another_wish_which_is_kept(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name)
    pass_time(talk)
    talk.say("帮我找工作")
    assert talk.awaited == "certificate_number"
    talk.answer()
    talk.say("是")
    assert talk.person is not None
    assert "找工作" in talk.heard


def test_someone_who_left_for_a_person_goes_on_a_day_later(talk: Talk) -> None:
    post = job(talk.service, trade(talk.service, "示例押花"))
    talk.say_all("帮我找石家庄示例押花的工作", "都可以", "第一个", "同意", "转人工", "不用")
    pass_time(talk)
    talk.say("你好")
    talk.say("继续")
    assert talk.awaited == "certificate_number"
    talk.answer()
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [post.id]


def test_someone_takes_leave_and_goes_on_later(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, "再见")
    pass_time(talk, hours=2)
    talk.say("我回来了，继续")
    assert talk.awaited == "certificate_number"
    talk.answer()
    talk.say("是")
    assert talk.person is not None


@pytest.mark.parametrize("said", ["好了", "好", "我回来了"])
def test_who_is_back_at_the_last_question_has_not_said_yes_yet(talk: Talk, said: str) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.say_all("等一下", said)
    assert talk.awaited == "confirm"
    assert talk.person is None
    talk.say("是")
    assert talk.person is not None


@pytest.mark.parametrize("said", ["我拿到证了", "找到了", "好了"])
def test_who_has_found_the_certificate_is_asked_for_its_number(talk: Talk, said: str) -> None:
    talk.say_all("我想登记", "同意", talk.name, "等一下，我找找证", said)
    assert "没有听" not in talk.heard
    assert talk.awaited == "certificate_number"
    talk.answer()
    talk.say("是")
    assert talk.person is not None
