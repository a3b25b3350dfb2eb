"""Wishes on speaking are understood in every task, and only as whole sentences."""

from __future__ import annotations

import pytest

from server.conversation.messages import Awaiting, Message, Reply
from server.conversation.voice_wishes import VoiceWish, answer_to, asks_to_wait, voice_wish


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("大声点", "louder"), ("声音大一点", "louder"), ("你能不能大声一点", "louder"), ("声音太小了", "louder"),
        ("小声点", "quieter"), ("声音太大了", "quieter"), ("太吵了", "quieter"),
        ("换个声音", "other_voice"), ("换成男声", "other_voice"),
        ("恢复原来的声音", "usual"), ("正常语速", "usual"),
        ("慢点说", "slower"), ("太快了", "slower"), ("请您说慢一点儿。", "slower"), ("再慢一点", "slower"),
        ("快一点", "faster"), ("说快点", "faster"), ("太慢了", "faster"),
    ],
)  # fmt: skip
def test_a_wish_on_speaking_is_known_by_its_words(text: str, wish: VoiceWish) -> None:
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


@pytest.mark.parametrize("text", ["等一下", "稍等", "请等一下。", "等我一下啊", "我找找"])
def test_who_needs_a_moment_is_not_asked_whether_they_are_there(text: str) -> None:
    assert asks_to_wait(text)
    assert not asks_to_wait("等一下再帮我报名")


def test_after_the_answer_the_question_is_said_again_and_stays_open() -> None:
    question = Message(id="q", text="请问您叫什么名字？")
    last = Reply(messages=[question], awaiting=Awaiting(slot="person_name", kind="name", step=1, of=4))
    reply = answer_to(Message(id="a", text="好的，我大声一点。"), last)
    assert [message.text for message in reply.messages] == ["好的，我大声一点。", "请问您叫什么名字？"]
    assert len({message.id for message in reply.messages}) == 2
    assert reply.awaiting == last.awaiting
    assert answer_to(Message(id="a", text="好的，我大声一点。"), None).awaiting is None
