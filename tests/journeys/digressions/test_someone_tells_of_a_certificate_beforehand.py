"""What was told of a certificate with the wish to claim is not asked again, now or after another task."""

from __future__ import annotations

from datetime import timedelta

from tests.journeys.registry import TODAY, certificates
from tests.journeys.talk import Talk

YESTERDAY = TODAY - timedelta(days=1)


def test_someone_wishes_to_claim_in_the_middle_and_the_facts_are_kept_for_it(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "我还想申请补贴，证书是面点四级的，昨天发的")
    assert talk.awaited == "person_name"
    talk.answer()
    talk.say_all("是", "好", "职业技能等级证书")
    assert talk.awaited == "bank_account"
    talk.say_all(talk.bank_account, "是")
    assert [(one.skill_level, one.issued_on) for one in certificates(talk)] == [(4, YESTERDAY)]


def test_someone_tells_trade_and_level_with_the_wish_to_claim(talk: Talk) -> None:
    talk.say("我要申请面点四级证书的补贴")
    talk.answer()
    talk.say("职业技能等级证书")
    assert talk.awaited == "date"
    talk.say_all("昨天", talk.bank_account, "是")
    assert [one.skill_level for one in certificates(talk)] == [4]
