"""The claim for a certificate in the hand: level, kind, trade, day and card can all be wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.journeys.registry import TODAY, certificate, certificates, claims, on_record, trade
from tests.journeys.talk import Talk

BAKING = "TX-007"
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def at_the_end(talk: Talk) -> Talk:
    """Someone who has told all of a certificate and is asked for the yes."""
    talk.say("我要申请培训补贴")
    talk.answer()
    talk.say_all("职业技能等级证书", "面点", "五级", f"{YESTERDAY:%Y年%m月%d日}", talk.bank_account)
    assert talk.awaited == "confirm", talk.heard
    return talk


def test_someone_corrects_the_level_at_the_very_end(at_the_end: Talk) -> None:
    at_the_end.say("不对，是四级")
    assert "四级" in at_the_end.heard
    assert at_the_end.awaited == "confirm"
    at_the_end.say("是")
    assert [claim.skill_level for claim in claims(at_the_end)] == [4]


def test_someone_corrects_the_level_before_the_card_is_asked_for(talk: Talk) -> None:
    talk.say("我要申请培训补贴")
    talk.answer()
    talk.say_all("职业技能等级证书", "面点", "五级", "昨天", "不对，是四级")
    assert "四级" in talk.heard
    assert talk.awaited == "bank_account"
    talk.say_all(talk.bank_account, "是")
    assert [claim.skill_level for claim in claims(talk)] == [4]


def test_someone_corrects_the_trade_of_the_certificate(at_the_end: Talk) -> None:
    at_the_end.say("不是面点，是烘焙")
    assert "烘焙" in at_the_end.heard
    assert at_the_end.awaited == "confirm"
    at_the_end.say("是")
    assert [one.occupation_code for one in certificates(at_the_end)] == [BAKING]


def test_someone_corrects_the_day_of_issue(at_the_end: Talk) -> None:
    before = TODAY - timedelta(days=2)
    at_the_end.say(f"日期错了，是{before:%Y年%m月%d日}")
    assert at_the_end.awaited == "confirm"
    at_the_end.say("是")
    assert [one.issued_on for one in certificates(at_the_end)] == [before]


def test_someone_corrects_the_bank_card_with_the_new_number(at_the_end: Talk) -> None:
    card = f"{at_the_end.bank_account[:-4]}4321"
    at_the_end.say(f"卡号错了，是{card}")
    assert "尾号4321" in at_the_end.heard
    assert at_the_end.awaited == "confirm"
    at_the_end.say("是")
    assert [claim.bank_account for claim in claims(at_the_end)] == [card]


def test_someone_corrects_the_bank_card_without_the_new_number(at_the_end: Talk) -> None:
    at_the_end.say("银行卡报错了")
    assert at_the_end.awaited == "bank_account"
    card = f"{at_the_end.bank_account[:-4]}4321"
    at_the_end.say_all(card, "是")
    assert [claim.bank_account for claim in claims(at_the_end)] == [card]


def test_someone_corrects_the_kind_of_certificate_and_only_what_hangs_on_it_is_asked(at_the_end: Talk) -> None:
    at_the_end.say("证书选错了，是专项职业能力证书")
    assert "专项职业能力证书" in at_the_end.heard
    assert at_the_end.awaited == "occupation"
    at_the_end.say("面点")
    assert at_the_end.awaited == "date"  # a kind without levels
    at_the_end.say_all("昨天", at_the_end.bank_account, "是")
    assert [(one.kind, one.skill_level) for one in certificates(at_the_end)] == [("专项职业能力证书", None)]


def test_someone_takes_another_of_their_certificates(talk: Talk) -> None:
    on_record(talk)
    certificate(talk, trade(talk.service, "木梳制作"), TODAY)
    right = certificate(talk, trade(talk.service, "竹帘编织"), TODAY)
    talk.say("我要申请培训补贴")
    talk.answer()
    talk.choose("木梳制作")
    talk.say(talk.bank_account)
    talk.say("证书选错了")
    assert talk.awaited == "certificate_choice"
    talk.choose("竹帘编织")
    if talk.awaited == "bank_account":
        talk.say(talk.bank_account)
    talk.say("是")
    assert [claim.certificate_id for claim in claims(talk)] == [right]


def test_someone_denies_the_kind_of_certificate_and_is_asked_for_it(at_the_end: Talk) -> None:
    at_the_end.say("不是职业技能等级证书")
    assert at_the_end.awaited == "certificate_choice"
    at_the_end.say_all("专项职业能力证书", "面点", "昨天", at_the_end.bank_account, "是")
    assert [(one.kind, one.skill_level) for one in certificates(at_the_end)] == [("专项职业能力证书", None)]


def test_someone_corrects_level_and_day_and_is_asked_for_both(at_the_end: Talk) -> None:
    at_the_end.say("等级和日期都错了")
    assert at_the_end.awaited == "skill_level"
    at_the_end.say("三级")
    assert at_the_end.awaited == "date"
    before = TODAY - timedelta(days=2)
    at_the_end.say(f"{before:%Y年%m月%d日}")
    assert at_the_end.awaited == "confirm"
    at_the_end.say("是")
    assert [(one.skill_level, one.issued_on) for one in certificates(at_the_end)] == [(3, before)]


def test_someone_corrects_the_day_without_naming_it(talk: Talk) -> None:
    talk.say("我要申请培训补贴")
    talk.answer()
    talk.say_all("专项职业能力证书", "面点", "昨天", "不对，是前天")
    assert talk.awaited == "bank_account"
    talk.say_all(talk.bank_account, "是")
    assert [one.issued_on for one in certificates(talk)] == [TODAY - timedelta(days=2)]
