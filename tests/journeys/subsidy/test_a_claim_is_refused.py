"""A fourth claim and a repeat: which rule, what counts against it, from when again, what else can be done."""

from __future__ import annotations

from datetime import date, timedelta

from tests.journeys.registry import TODAY, certificate, claimed, claims, on_record, trade
from tests.journeys.talk import Talk


def asked_for_certificate(talk: Talk) -> Talk:
    talk.say("我要申请培训补贴")
    talk.answer()
    assert talk.awaited == "certificate_choice", talk.heard
    return talk


def test_a_fourth_claim_is_refused_with_reason_days_clause_and_the_next_day(talk: Talk) -> None:
    on_record(talk)
    days = [date(TODAY.year, 1, day) for day in (1, 2, 3)]
    for day in days:
        claimed(talk, day)
    certificate(talk, trade(talk.service, "示例铁艺"), date(TODAY.year, 1, 4))
    asked_for_certificate(talk).choose("示例铁艺")
    assert talk.awaited is None
    assert "最多3次" in talk.heard
    for day in days:
        assert f"1月{day.day}日" in talk.heard
    assert f"{TODAY.year + 1}年1月1日" in talk.heard
    assert "三（一）" in [citation["clause"] for citation in talk.citations]
    assert "转人工" in talk.options
    assert len(claims(talk)) == 3


def test_the_same_trade_at_the_same_level_within_a_year_is_refused(talk: Talk) -> None:
    on_record(talk)
    occupation = trade(talk.service, "示例藤编")
    earlier = TODAY - timedelta(days=100)
    claimed(talk, earlier, occupation)
    certificate(talk, occupation, TODAY)
    asked_for_certificate(talk).choose("示例藤编")
    assert talk.awaited is None
    assert "同一职业同一等级" in talk.heard
    assert f"{earlier.year}年{earlier.month}月{earlier.day}日" in talk.heard
    again = (earlier + timedelta(days=365)).year
    assert f"{again}年" in talk.heard
    assert "三（一）" in [citation["clause"] for citation in talk.citations]
    assert len(claims(talk)) == 1


def test_the_same_trade_at_a_higher_level_is_no_repeat(talk: Talk) -> None:
    on_record(talk)
    occupation = trade(talk.service, "示例竹编")
    claimed(talk, TODAY - timedelta(days=100), occupation)
    certificate(talk, occupation, TODAY, level=4)
    asked_for_certificate(talk).choose("示例竹编")
    assert talk.awaited == "bank_account"
    talk.say_all(talk.bank_account, "是")
    assert len(claims(talk)) == 2


def test_a_refused_person_is_not_asked_for_a_bank_card(talk: Talk) -> None:
    on_record(talk)
    occupation = trade(talk.service, "示例草编")
    claimed(talk, TODAY - timedelta(days=10), occupation)
    asked_for_certificate(talk)
    talk.say_all("职业技能等级证书", "示例草编", "五级", "昨天")
    assert talk.awaited is None
    assert "同一职业同一等级" in talk.heard
    assert len(claims(talk)) == 1
