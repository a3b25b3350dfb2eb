"""What is the same for everybody is told at once, and what is in hand goes on."""

from __future__ import annotations

import pytest

from actions.speaking import has_words
from tests.actions.drive import Talk
from tests.actions.registered import on_record
from tests.actions.slots import all_slots


def to_the_new_phone(talk: Talk) -> Talk:
    on_record(talk).say("我要改手机号", "update_profile")
    talk.answer(until="new_phone", profile_field="手机号")
    assert talk.awaited == "new_phone", talk.heard
    return talk


# how a question can be answered


@pytest.mark.parametrize("slot", all_slots(asked=True))
def test_every_question_can_be_explained(slot: str) -> None:
    assert has_words(f"meaning.{slot}")


def test_how_the_open_question_is_answered_is_told(talk: Talk) -> None:
    to_the_new_phone(talk).say("这个咋报啊", "ask_meaning", role="question", topics=["how_answer"])
    assert talk.keys[0] == "meaning.new_phone"
    assert talk.awaited == "new_phone"


# where a number stands


def test_the_number_that_is_asked_for_is_the_one_that_is_asked_about(talk: Talk) -> None:
    to_the_new_phone(talk).say("号在哪看", "ask_meaning", role="question", topics=["where_number"])
    assert talk.keys[0] == "meaning.new_phone"


def test_where_no_number_is_asked_for_that_of_the_certificate_is_meant(talk: Talk) -> None:
    talk.say("残疾证号在哪看", "ask_meaning", role="question", topics=["where_number"])
    assert talk.keys == ["meaning.certificate_number"]


# what it costs


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


# what a person can be asked about


@pytest.mark.parametrize("topic", ["office_contact", "office_where", "must_report", "reschedule"])
def test_where_not_all_of_it_is_known_a_person_is_offered(talk: Talk, topic: str) -> None:
    talk.say("这个问谁", "ask_policy", role="question", topics=[topic])
    assert talk.keys == [f"plain.{topic}"]
    assert "转人工" in talk.options


def test_who_asks_where_to_complain_can_begin_to(talk: Talk) -> None:
    talk.say("不满意上哪说去", "ask_policy", role="question", topics=["complain_where"])
    assert talk.keys == ["plain.complain_where"]
    assert any("投诉" in one for one in talk.options)
