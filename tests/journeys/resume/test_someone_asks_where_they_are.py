"""到哪一步了, 再说一遍, 一个字一个字念, 帮助, 慢一点: what helps to follow changes nothing."""

from __future__ import annotations

from tests.journeys.registry import enrolments, trade, training_class
from tests.journeys.talk import Talk
from tests.running import Service


def test_someone_asks_where_they_are_and_hears_task_step_and_what_is_known(talk: Talk) -> None:
    training_class(talk.service, trade(talk.service, "剪影"))
    talk.say_all("我想在石家庄报名学剪影", "第一个", "同意", "现在到哪一步了")
    for told in ("报名培训", "第3步", "一共7步", "剪影", "石家庄"):
        assert told in talk.heard
    assert talk.awaited == "certificate_number"
    assert enrolments(talk) == []


def test_someone_asks_where_they_are_and_numbers_are_told_by_their_last_four_digits(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number, talk.phone, "到哪一步了")
    assert talk.number[-4:] in talk.heard
    assert talk.phone[-4:] in talk.heard


def test_someone_hears_it_twice_more_in_the_same_words_and_chooses(talk: Talk) -> None:
    talk.say("石家庄有哪些面点培训班")
    heard, options, awaiting = talk.heard, talk.options, talk.reply["awaiting"]
    assert talk.say("再说一遍") == heard
    assert talk.say("没听清") == heard
    assert (talk.options, talk.reply["awaiting"]) == (options, awaiting)
    talk.say("1")
    assert "课时" in talk.heard


def test_someone_hears_it_again_at_the_last_question_and_nothing_is_written_before_the_yes(talk: Talk) -> None:
    talk.say("我想登记")
    heard = talk.answer()
    assert talk.say("重复") == heard
    assert talk.person is None
    talk.say("是")
    assert talk.person is not None


def test_someone_has_it_spelt_out_in_the_ear(service: Service) -> None:
    talk = Talk(service, mode="voice")
    talk.say_all("我想登记", "同意", talk.name, "一个字一个字念")
    assert talk.reply["messages"][-1]["speech"].startswith("请 ")
    assert talk.awaited == "certificate_number"
    talk.answer()
    talk.say("对")
    assert talk.person is not None


def test_someone_asks_for_help_and_hears_the_words_that_steer(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "帮助")
    for word in ("重复", "返回", "取消", "转人工"):
        assert word in talk.heard
    assert talk.awaited == "person_name"


def test_someone_wants_it_slower_and_then_in_writing(service: Service) -> None:
    talk = Talk(service, mode="voice")
    talk.say_all("我想登记", "同意", "说慢点")
    assert talk.awaited == "person_name"
    talk.say("我听不清，发文字吧")
    assert talk.awaited == "person_name"
    talk.mode = "text"
    talk.say(talk.name)
    assert talk.awaited == "certificate_number"


def test_someone_hears_three_choices_at_most_and_finishes(service: Service) -> None:
    talk = Talk(service, mode="voice")
    training_class(service, trade(service, "香囊缝制"))
    talk.say_all("有哪些培训班", "香囊缝制", "石家庄", "第一个", "我要报名这个班")
    talk.answer()
    talk.say("中")
    assert [one.status for one in enrolments(talk)] == ["enrolled"]


def test_someone_asks_for_more_where_nothing_more_is_offered(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "更多")
    assert talk.awaited == "person_name"
    talk.answer()
    assert talk.name in talk.heard
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name


def test_someone_wants_another_class_than_the_one_that_was_chosen(talk: Talk) -> None:
    talk.register()
    occupation = trade(talk.service, "示例琉璃")
    for _ in range(2):
        training_class(talk.service, occupation)
    talk.say("我想在石家庄报名学示例琉璃")
    second = talk.options[1].split("，")[0]
    talk.say_all("第一个", "换一个")
    assert talk.awaited == "class_choice"
    talk.say_all("第二个", "是")
    assert [one.training_class.course.name for one in enrolments(talk)] == [second]


def test_someone_steers_with_no_task_open_and_is_told_what_can_be_done(talk: Talk) -> None:
    for word in ("返回", "取消", "到哪了", "跳过", "继续"):
        talk.say(word)
        assert talk.awaited is None
        assert "转人工" in talk.options
        talk.say("你好")
    assert talk.person is None
