"""A number that is told in any message is kept, and one that was given before can be meant again."""

from __future__ import annotations

import pytest

from tests.actions.drive import Talk
from tests.actions.leading import to_enrolling
from tests.samples import a_certificate_number


def test_a_telephone_beside_a_corrected_certificate_is_kept(talk: Talk) -> None:
    to_enrolling(talk, "phone_number")
    another = a_certificate_number()
    talk.say(
        f"刚才证号我看花眼报错了，是{another}，我手机是{talk.phone}",
        segments=[("刚才证号我看花眼报错了，", "background"), (f"是{another}，我手机是{talk.phone}", "answer")],
    )
    assert talk.facts["certificate_number"] == another
    assert talk.facts["phone_number"] == talk.phone
    assert talk.awaited == "verification_code"


def test_a_telephone_beside_a_wrong_certificate_is_kept(talk: Talk) -> None:
    to_enrolling(talk, "certificate_number")
    talk.say(f"证号{talk.number[:19]}，我手机是{talk.phone}", role="answer")
    assert talk.awaited == "certificate_number"
    assert talk.facts["phone_number"] == talk.phone


def test_a_telephone_that_is_taken_back_stays_empty(talk: Talk) -> None:
    to_enrolling(talk, "verification_code")
    talk.correct(f"手机号{talk.phone}不对", "phone")
    assert talk.facts["phone_number"] is None
    assert talk.awaited == "phone_number"


def to_the_card(talk: Talk) -> Talk:
    talk.say("我要申请补贴", "apply_subsidy")
    talk.answer()
    for said in ("第一个", "盲人保健按摩", "四级", "今年1月5号"):
        talk.say(said)
    assert talk.awaited == "bank_account", talk.heard
    return talk


def test_a_card_is_taken_beside_what_only_may_be_a_wish_to_hear_it_again(talk: Talk) -> None:
    to_the_card(talk).say(
        "你记下没有啊 卡号我背得下六二二八四八零七幺二三四五零九八七六八农行的",
        segments=[
            ("你记下没有啊 ", "steering", "repeat", {"confidence": 0.17}),
            ("卡号我背得下", "background"),
            ("六二二八四八零七幺二三四五零九八七六八农行的", "answer"),
        ],
    )
    assert talk.facts["bank_account"] == "6228480712345098768"
    assert talk.awaited == "confirm"


def test_a_card_is_known_by_the_word_in_another_part_of_the_message(talk: Talk) -> None:
    talk.say("我要申请补贴", "apply_subsidy")
    talk.answer(until="certificate_number")
    talk.say(
        f"证号{talk.number}，卡我背得下，6228480712345098768农行的",
        segments=[
            (f"证号{talk.number}，", "answer"),
            ("卡我背得下，", "background"),
            ("6228480712345098768农行的", "background"),
        ],
    )
    assert talk.facts["bank_account"] == "6228480712345098768"


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ("手机号用我刚才那个", {"role": "answer"}),
        ("还是那个号", {"role": "question", "intent": "ask_meaning"}),
        ("跟刚才一样的号", {"role": "question", "intent": "ask_meaning"}),
        ("刚才说过了", {"intent": "already_said"}),
    ],
)
def test_the_telephone_that_was_given_before_is_meant(talk: Talk, said: str, how: dict[str, str]) -> None:
    to_enrolling(talk, "verification_code").correct("手机号错了", "phone")
    assert talk.awaited == "phone_number"
    talk.say(said, **how)  # type: ignore[arg-type]
    assert talk.facts["phone_number"] == talk.phone
    assert talk.awaited == "verification_code"


def test_where_no_telephone_was_given_before_there_is_none_to_mean(talk: Talk) -> None:
    to_enrolling(talk, "phone_number").say("还是那个号", role="answer")
    assert talk.facts["phone_number"] is None
    assert talk.awaited == "phone_number"
