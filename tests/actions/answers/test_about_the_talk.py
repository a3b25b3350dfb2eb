"""What comes next is told only as far as it is known."""

import pytest

from tests.actions.drive import Talk
from tests.actions.registered import on_record

WHAT_THEN = {"intent": "ask_next", "role": "question"}


def test_where_nothing_is_known_of_what_comes_next_it_is_offered_to_ask(talk: Talk) -> None:
    talk.say("那我往后找谁去", **WHAT_THEN)
    assert talk.keys == ["question.not_known"]
    talk.say("替我问一问", "ask_base")
    assert "那我往后找谁去" in talk.heard


def test_nothing_is_said_of_a_claim_before_it_was_looked_up(talk: Talk) -> None:
    talk.say("我的补贴批了没有", "check_subsidy_status")
    assert talk.awaited == "consent"
    talk.say("这钱要是一直不给，后头咋办", **WHAT_THEN, topics=["next"])
    assert talk.keys[0] == "next.record"
    assert "审核" not in talk.heard


def test_after_it_was_looked_up_it_is_offered_to_ask_for_more(talk: Talk) -> None:
    on_record(talk).say("我的补贴批了没有", "check_subsidy_status")
    talk.answer()
    assert talk.task is None
    talk.say("那往后咋弄", **WHAT_THEN, topics=["next"])
    assert talk.keys == ["next.record_done"]
    assert "替我问一问" in talk.options


@pytest.mark.parametrize("topic", ["fee", "cost"])
@pytest.mark.parametrize("intent", ["ask_why", "ask_next", "ask_policy"])
def test_who_fears_to_be_charged_hears_that_nothing_is_paid_for(talk: Talk, intent: str, topic: str) -> None:
    on_record(talk).say("我的补贴批了没有", "check_subsidy_status")
    talk.answer(until="phone_number")
    talk.say("不会扣我话费吧", intent, role="question", topics=[topic])
    assert "plain.fee" in talk.keys
    assert talk.awaited == "phone_number"


def test_what_a_matter_costs_is_told_whatever_matter_it_is(talk: Talk) -> None:
    talk.say("登这个要钱不", "register_person", role="question", topics=["fee"])
    assert talk.keys == ["plain.fee"]


def test_what_a_class_costs_is_told_by_the_class(talk: Talk) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("要钱不", "ask_course_detail", role="question", topics=["cost"])
    assert "plain.fee" not in talk.keys
    assert talk.awaited == "class_choice"
