"""Wishes on speaking are understood in every task, and only as whole sentences."""

from __future__ import annotations

import pytest

from language.voice_wishes import Wish, voice_wish
from server.conversation.messages import Awaiting, Message, Reply
from server.conversation.voice_wishes import Granted, answer_to, granted, waits
from server.words import variants


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("大声点", "louder"), ("声音大一点", "louder"), ("你能不能大声一点", "louder"), ("声音太小了", "louder"),
        ("小声点", "quieter"), ("声音太大了", "quieter"), ("太吵了", "quieter"),
        ("换个声音", "other_voice"), ("换成男声", "other_voice"),
        ("恢复原来的声音", "usual"), ("正常语速", "usual"),
    ],
)  # fmt: skip
def test_a_wish_on_speaking_is_known_by_its_words(text: str, wish: Wish) -> None:
    assert voice_wish(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "",
        "我想学大声朗读",
        "快递员",
        "慢性病能报名吗",
        "我说话声音小，能找什么工作",
        "快到期了",
        "大",
        "声音",
        "小吃班",
    ],
)
def test_a_sentence_about_something_else_is_no_wish_on_speaking(text: str) -> None:
    assert voice_wish(text) is None


@pytest.mark.parametrize(
    ("key", "wish"),
    [("voice.louder", "louder"), ("voice.other_voice", "other_voice"), ("steer.speak_slower", "slower"),
     ("steer.speak_faster", "faster")],
)  # fmt: skip
def test_what_the_answer_says_is_done_is_granted_in_every_wording(key: str, wish: Granted) -> None:
    for wording in variants(key):
        assert granted(Reply(messages=[Message(id="1", text=wording["text"], key=key)])) == wish
    assert granted(Reply(messages=[Message(id="1", text="请问您叫什么名字？")])) is None


def test_who_is_given_time_is_not_asked_whether_they_are_there() -> None:
    for wording in variants("steer.wait"):
        assert waits(Reply(messages=[Message(id="1", text=wording["text"], key="steer.wait")]))
    assert not waits(Reply(messages=[Message(id="1", text="请问您叫什么名字？")]))


def test_a_second_wish_does_not_repeat_that_the_first_was_done() -> None:
    first = answer_to(
        Message(id="a", text="好的，我大声一点。", key="voice.louder"),
        Reply(messages=[Message(id="q", text="您想办什么？")]),
    )
    second = answer_to(Message(id="b", text="好，再大声一点。", key="voice.louder"), first)
    assert [message.text for message in second.messages] == ["好，再大声一点。", "您想办什么？"]


def test_after_the_answer_the_question_is_said_again_and_stays_open() -> None:
    question = Message(id="q", text="请问您叫什么名字？")
    last = Reply(messages=[question], awaiting=Awaiting(slot="person_name", kind="name", step=1, of=4))
    reply = answer_to(Message(id="a", text="好的，我大声一点。", key="voice.louder"), last)
    assert [message.text for message in reply.messages] == ["好的，我大声一点。", "请问您叫什么名字？"]
    assert len({message.id for message in reply.messages}) == 2
    assert reply.awaiting == last.awaiting
    assert answer_to(Message(id="a", text="好的，我大声一点。", key="voice.louder"), None).awaiting is None
