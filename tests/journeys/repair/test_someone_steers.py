"""Back, where am I, again, wait, on, skip, help, slower: at any point, and nothing is lost."""

from __future__ import annotations

from tests.journeys.registry import enrolments, trade, training_class
from tests.journeys.talk import Talk
from tests.running import Service


def test_going_back_asks_the_question_before_and_then_goes_on(talk: Talk) -> None:
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


def test_going_back_from_the_first_question_says_so_and_asks_it_still(talk: Talk) -> None:
    talk.say_all("我想登记", "返回")
    assert "第一步" in talk.heard
    assert talk.awaited == "consent"


def test_where_am_i_tells_task_step_and_what_is_known(talk: Talk) -> None:
    training_class(talk.service, trade(talk.service, "剪影"))
    talk.say_all("我想在石家庄报名学剪影", "第一个", "同意", "现在到哪一步了")
    for told in ("报名培训", "第3步", "一共7步", "剪影", "石家庄"):
        assert told in talk.heard
    assert talk.awaited == "certificate_number"


def test_numbers_are_told_by_their_last_four_digits(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number, talk.phone, "到哪一步了")
    assert talk.number[-4:] in talk.heard
    assert talk.phone[-4:] in talk.heard


def test_again_says_the_same_with_the_same_choices(talk: Talk) -> None:
    talk.say("石家庄有哪些面点培训班")
    heard, options, awaiting = talk.heard, talk.options, talk.reply["awaiting"]
    assert talk.say("再说一遍") == heard
    assert (talk.options, talk.reply["awaiting"]) == (options, awaiting)
    talk.say("1")
    assert "课时" in talk.heard


def test_waiting_asks_nothing_and_going_on_asks_the_same_question(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, "等一下，我找找证")
    assert len(talk.reply["messages"]) == 1
    assert talk.awaited == "certificate_number"
    talk.say("好了，继续")
    assert talk.awaited == "certificate_number"
    talk.say(talk.number)
    assert talk.awaited == "phone_number"


def test_what_may_be_skipped_is_and_what_may_not_says_why(talk: Talk) -> None:
    talk.say_all("帮我找工作", "跳过", "跳过", "跳过")
    assert talk.awaited == "job_choice"
    talk.say("跳过")
    assert talk.awaited == "job_choice"
    talk.say_all("第一个", "同意", "我不知道证号")
    assert talk.awaited == "certificate_number"
    assert "转人工" in talk.options


def test_help_names_the_words_and_asks_again(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "帮助")
    for word in ("重复", "返回", "取消", "转人工"):
        assert word in talk.heard
    assert talk.awaited == "person_name"


def test_slower_and_text_instead_of_voice_leave_the_question_open(service: Service) -> None:
    talk = Talk(service, mode="voice")
    talk.say_all("我想登记", "同意", "说慢点")
    assert talk.awaited == "person_name"
    talk.say("我听不清，发文字吧")
    assert talk.awaited == "person_name"
    talk.mode = "text"
    talk.say(talk.name)
    assert talk.awaited == "certificate_number"


def test_in_the_ear_there_are_three_choices_at_most_and_the_task_can_be_finished(service: Service) -> None:
    talk = Talk(service, mode="voice")
    training_class(service, trade(service, "香囊缝制"))
    talk.say_all("有哪些培训班", "香囊缝制", "石家庄", "第一个", "我要报名这个班")
    talk.answer()
    talk.say("中")
    assert [one.status for one in enrolments(talk)] == ["enrolled"]


def test_cancelling_writes_nothing_and_says_so(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.say("算了不办了")
    assert "没有提交" in talk.heard
    assert talk.awaited is None
    assert talk.person is None


def test_after_cancelling_what_holds_for_the_conversation_is_not_asked_again(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, "取消", "我想登记")
    assert talk.awaited == "certificate_number"


def test_steering_with_no_task_open_offers_what_can_be_done(talk: Talk) -> None:
    for word in ("返回", "取消", "到哪了", "跳过", "继续"):
        talk.say(word)
        assert talk.awaited is None
        assert "转人工" in talk.options
        talk.say("你好")
