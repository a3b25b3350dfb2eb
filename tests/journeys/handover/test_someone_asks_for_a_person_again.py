"""Twice in one conversation: one case while it is open, with both wishes; a new one after an answer or the end.

What is urgent is a case apart.
"""

from __future__ import annotations

from tests.journeys.clerk import Clerk
from tests.journeys.registry import cases, gathered
from tests.journeys.talk import Talk


def test_while_it_waits_both_wishes_stand_in_one_case(talk: Talk) -> None:
    talk.say_all("转人工", "我想问补贴的事", "是", "转人工", "还想问培训的事", "是")
    assert [case.wish for case in cases(talk)] == ["我想问补贴的事；还想问培训的事"]


def test_what_was_gathered_before_is_kept(talk: Talk) -> None:
    talk.say_all("转人工", "我想问补贴的事", "是", "帮我找石家庄的面点工作", "转人工", "是")
    (case,) = cases(talk)
    assert case.wish == "我想问补贴的事；找工作"
    assert gathered(case)["place"] == "130100"


def test_after_an_answer_a_new_wish_is_a_new_case(talk: Talk) -> None:
    talk.say_all("转人工", "我想问补贴的事", "是")
    Clerk(talk).answer("请带上证书原件。")
    talk.say_all("转人工", "还想问培训的事", "是")
    assert [(case.wish, case.status) for case in cases(talk)] == [
        ("我想问补贴的事", "answered"), ("还想问培训的事", "waiting"),
    ]  # fmt: skip


def test_after_the_end_a_person_can_be_had_again(talk: Talk) -> None:
    talk.say_all("转人工", "我想问补贴的事", "是")
    Clerk(talk).close()
    talk.say_all("转人工", "还想问培训的事", "是")
    assert [case.status for case in cases(talk)] == ["closed", "waiting"]
    Clerk(talk).answer("下周开班。")
    assert "下周开班" in talk.say("谢谢")


def test_the_assistant_goes_on_while_the_case_waits(talk: Talk) -> None:
    talk.say_all("转人工", "我想问补贴的事", "是", "我想登记")
    talk.answer()
    talk.say("是")
    assert talk.person is not None
    assert [case.status for case in cases(talk)] == ["waiting"]


def test_distress_is_an_urgent_case_beside_that_of_the_wish(talk: Talk) -> None:
    talk.say_all("转人工", "我想问补贴的事", "是", "我不想活了")
    assert [(case.urgent, case.wish) for case in cases(talk)] == [(False, "我想问补贴的事"), (True, "情绪危机")]
