"""Once a shorter question, twice choices, thrice a person; and nothing is said twice in a row."""

from __future__ import annotations

from tests.journeys.registry import cases
from tests.journeys.talk import Talk

NOISE = (
    "吧啦吧啦吧啦", "咕噜咕噜咕噜", "叽里呱啦叽", "嘀嗒嘀嗒嗒", "哐当哐当哐", "哼哼唧唧哼",
    "嘟嘟囔囔嘟", "呜哩哇啦呜", "吱吱呀呀吱", "轰隆轰隆隆",
)  # fmt: skip


def test_the_ladder_ends_with_the_offer_of_a_person_and_keeps_what_was_understood(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name)
    for noise in NOISE[:3]:
        talk.say(noise)
        assert talk.awaited == "certificate_number"
    assert "转人工" in talk.heard
    assert "转人工" in talk.options
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name


def test_an_answer_that_is_understood_ends_the_ladder(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, *NOISE[:2], talk.number, NOISE[2])
    assert talk.awaited == "phone_number"
    assert "转人工" not in talk.options


def test_with_no_task_open_the_ladder_ends_with_a_person_too(talk: Talk) -> None:
    talk.say_all(*NOISE[:4])
    assert "转人工" in talk.options
    talk.choose("转人工")
    talk.say_all("我想问问补贴的事", "是")
    assert len(cases(talk)) == 1


def test_a_stubborn_conversation_never_hears_the_same_sentence_twice_in_a_row(talk: Talk) -> None:
    talk.say_all("我想在石家庄报名学面点", *NOISE, "第一个", *NOISE[:4], "同意", *NOISE[:6])
    assert talk.awaited == "certificate_number"
    talk.say_all("12345678", "12345678", "12345678", talk.number, "1380000", "1380000", "1380000", talk.phone)
    talk.say_all(*NOISE[:3], talk.wrong_code(), talk.wrong_code(), "重发", "重发")
    talk.say(talk.code())
    if talk.awaited == "person_name":
        talk.say(talk.name)
    talk.say_all("到哪一步了", "到哪一步了", "跳过", "跳过", "帮助", "帮助", *NOISE[:4], "不是", "不是", "是")
    assert talk.person is None  # 不办就说“不是” was said, so the first one ended it, and a later yes is to nothing


def test_saying_the_same_thing_over_and_over_with_no_task_open_hears_new_words(talk: Talk) -> None:
    for said in ("你好", "谢谢", "明天天气怎么样", "取消", "帮助", "公交车票有什么优惠政策", "吧啦吧啦吧啦"):
        talk.say_all(said, said, said)
