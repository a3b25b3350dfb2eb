"""Claiming with a certificate on record, or with one in the hand."""

from __future__ import annotations

from datetime import timedelta

from tests.journeys.registry import TODAY, certificate, certificates, claims, on_record, trade
from tests.journeys.talk import Talk


def test_a_certificate_on_record_is_chosen_and_the_claim_waits_for_a_clerk(talk: Talk) -> None:
    on_record(talk)
    held = certificate(talk, trade(talk.service, "示例烫画"), TODAY)
    talk.say("我要申请培训补贴")
    talk.answer()
    assert talk.awaited == "certificate_choice"
    talk.choose("示例烫画")
    assert talk.awaited == "bank_account"
    talk.say(talk.bank_account)
    assert talk.awaited == "confirm"
    assert talk.bank_account[-4:] in talk.heard
    assert claims(talk) == []
    talk.say("是")
    (claim,) = claims(talk)
    assert (claim.certificate_id, claim.status, claim.slot) == (held, "submitted", 1)
    assert claim.bank_account == talk.bank_account
    assert f"{claim.id:06d}" in talk.heard


def test_a_newcomer_with_a_certificate_in_the_hand_tells_kind_trade_level_and_day(talk: Talk) -> None:
    issued = TODAY - timedelta(days=3)
    talk.say("我要申请培训补贴")
    talk.answer()
    asked = []
    for answer in ("职业技能等级证书", "中式面点师", "四级", f"{issued:%Y年%m月%d日}", talk.bank_account):
        asked.append(talk.awaited)
        talk.say(answer)
    assert asked == ["certificate_choice", "occupation", "skill_level", "date", "bank_account"]
    assert talk.awaited == "confirm"
    assert talk.person is None
    talk.say("是")
    (told,) = certificates(talk)
    assert (told.kind, told.skill_level, told.issued_on) == ("职业技能等级证书", 4, issued)
    assert not told.verified
    assert [claim.certificate_id for claim in claims(talk)] == [told.id]


def test_a_kind_without_levels_is_not_asked_for_one(talk: Talk) -> None:
    on_record(talk)
    talk.say("我要申请培训补贴")
    talk.answer()
    talk.say_all("专项职业能力证书", "剪纸")
    assert talk.awaited == "date"
    assert talk.reply["awaiting"]["kind"] == "date"
    talk.say_all("昨天", talk.bank_account, "是")
    assert [claim.skill_level for claim in claims(talk)] == [None]


def test_a_day_that_lies_ahead_and_a_card_that_is_too_short_are_asked_for_again(talk: Talk) -> None:
    on_record(talk)
    talk.say("我要申请培训补贴")
    talk.answer()
    talk.say_all("专项职业能力证书", "刺绣")
    talk.say(f"{TODAY + timedelta(days=40):%Y年%m月%d日}")
    assert talk.awaited == "date"
    talk.say("昨天")
    talk.say("6222021")
    assert talk.awaited == "bank_account"
    talk.say(talk.bank_account)
    assert talk.awaited == "confirm"


def test_the_same_certificate_cannot_be_claimed_for_twice(talk: Talk) -> None:
    on_record(talk)
    certificate(talk, trade(talk.service, "示例锡雕"), TODAY)
    talk.say("我要申请培训补贴")
    talk.answer()
    talk.choose("示例锡雕")
    talk.say_all(talk.bank_account, "是", "我要申请培训补贴")
    assert not any("示例锡雕" in title for title in talk.options)
    assert len(claims(talk)) == 1
