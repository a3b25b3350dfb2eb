"""Thanks, are you a machine, the weather: answered shortly, and the question is put in other words."""

from __future__ import annotations

import pytest

from tests.journeys.registry import cases, claims, job, on_record, referrals, trade
from tests.journeys.talk import Talk

SMALL_TALK = ("谢谢你", "你是真人吗", "明天天气咋样", "你好")


def test_someone_chats_through_the_whole_registration(talk: Talk) -> None:
    talk.say("我想登记")
    for answer, chat in zip(("同意", talk.name, talk.number, talk.phone), SMALL_TALK, strict=True):
        slot = talk.awaited
        talk.say(chat)
        assert talk.awaited == slot
        talk.say(answer)
    talk.say_all("谢谢", talk.code())
    assert talk.awaited == "confirm"
    talk.say("谢谢")
    assert talk.person is None
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name


def test_someone_chats_while_looking_for_work(talk: Talk) -> None:
    post = job(talk.service, trade(talk.service, "示例制香"))
    talk.say("帮我找石家庄示例制香的工作")
    talk.say_all("今天吃的啥", "都可以", "你是机器人吧")
    assert talk.awaited == "job_choice"
    talk.say("第一个")
    talk.answer()
    talk.say_all("谢谢", "是")
    assert [one.job_id for one in referrals(talk)] == [post.id]


@pytest.mark.parametrize("chat", ["今天天气真好", "给我讲个笑话"])
def test_someone_says_what_has_nothing_to_do_with_it_and_claims_nonetheless(talk: Talk, chat: str) -> None:
    on_record(talk)
    talk.say("我要申请培训补贴")
    talk.answer()
    talk.say_all("专项职业能力证书", chat)
    assert talk.awaited == "occupation"
    talk.say_all("面点", chat)
    assert talk.awaited == "date"
    talk.say_all("昨天", talk.bank_account, "是")
    assert [claim.status for claim in claims(talk)] == ["submitted"]


def test_someone_chats_before_the_yes_to_a_person(talk: Talk) -> None:
    talk.say_all("转人工", "我的轮椅坏了，想问问找谁修", "谢谢")
    assert talk.awaited == "confirm"
    assert cases(talk) == []
    talk.say("是")
    assert [case.wish for case in cases(talk)] == ["我的轮椅坏了，想问问找谁修"]
