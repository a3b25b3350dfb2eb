"""What a clerk writes appears in the chat exactly once, and the person can go on with the assistant."""

from __future__ import annotations

from functools import partial

from tests.concurrently import together
from tests.journeys.clerk import Clerk
from tests.journeys.registry import cases, enrolments, text_messages, trade, training_class
from tests.journeys.talk import CLIENT, Talk
from tests.running import Service


def written(talk: Talk) -> list[str]:
    """What clerks wrote, as it came with the last answer."""
    return [one["text"] for one in talk.reply["messages"] if one["id"].startswith("staff-")]


def test_the_answer_of_the_office_comes_with_the_next_turn_and_only_once(talk: Talk) -> None:
    talk.say_all("转人工", "我想问补贴要什么材料", "是")
    Clerk(talk).answer("请带上证书原件。")
    assert "请带上证书原件" in talk.say("谢谢")
    assert "请带上证书原件" not in talk.say("有哪些培训班")


def test_two_answers_come_in_their_order(talk: Talk) -> None:
    talk.say_all("转人工", "我想问补贴要什么材料", "是")
    clerk = Clerk(talk)
    clerk.answer("请带上证书原件。")
    clerk.answer("还有银行卡。")
    talk.say("谢谢")
    assert [text.partition("：")[2] for text in written(talk)] == ["请带上证书原件。", "还有银行卡。"]
    talk.say("好的")
    assert written(talk) == []


def test_many_messages_at_once_show_it_once(talk: Talk) -> None:
    talk.say_all("转人工", "我想问补贴要什么材料", "是")
    Clerk(talk).answer("请带上证书原件。")
    ids = [f"00000000-0000-4000-8000-00000000000{number}" for number in range(3)]  # as many as may wait
    answers = together([partial(talk.post, "谢谢", one) for one in ids])
    told = [m["text"] for answer in answers for m in answer.json()["messages"] if m["id"].startswith("staff-")]  # type: ignore[attr-defined]
    assert len(told) == 1


def test_the_transcript_holds_it_for_the_person_who_comes_back(talk: Talk) -> None:
    talk.say_all("转人工", "我想问补贴要什么材料", "是")
    Clerk(talk).answer("请带上证书原件。")
    read = CLIENT.get(talk.address, headers=talk.headers).json()
    told = [one["text"] for entry in read["entries"] if entry["role"] == "staff" for one in entry["messages"]]
    assert told == ["工作人员回复：请带上证书原件。"]


def test_the_task_that_was_left_is_finished_after_the_answer(talk: Talk) -> None:
    chosen = training_class(talk.service, trade(talk.service, "示例髹漆"))
    talk.say_all("我想在石家庄报名学示例髹漆", "第一个", "同意", "转人工", "是")
    clerk = Clerk(talk)
    clerk.accept()
    clerk.answer("可以报名，放心。")
    talk.say("继续")
    assert "可以报名，放心" in talk.heard
    talk.answer()
    assert talk.awaited == "confirm"
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [chosen.id]
    clerk.close()
    assert "办结" in talk.say("谢谢")


def test_who_only_told_a_number_at_the_kiosk_hears_there_that_it_is_answered(service: Service) -> None:
    talk = Talk(service, channel="kiosk", category=2)
    talk.say_all("我是聋人", "转人工", "补贴没到账", talk.phone, "是")
    assert [case.means for case in cases(talk)] == ["sms"]
    clerk = Clerk(talk)
    clerk.accept()
    clerk.answer("已经在办。")
    clerk.close()
    assert text_messages(talk, "handover") == []
    (notice,) = text_messages(talk, "notice")
    assert "已经在办" not in notice
