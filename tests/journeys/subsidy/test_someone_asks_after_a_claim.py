"""What the office decided, told to the person in words."""

from __future__ import annotations

import pytest

from server.registry.services.subsidy_decisions import decide
from tests.journeys.registry import TODAY, claimed, claims, on_record
from tests.journeys.talk import Talk


@pytest.mark.parametrize(
    ("decisions", "told"),
    [([], "等审核"), (["approved"], "已批准"), (["approved", "paid"], "已拨款"), (["refused"], "没有批准")],
)
def test_the_status_follows_the_clerk(talk: Talk, decisions: list[str], told: str) -> None:
    on_record(talk)
    claim_id = claimed(talk, TODAY)
    for status in decisions:
        with talk.service.database.write() as session:
            reason = "示例理由" if status == "refused" else None
            decide(session, claim_id, status, reason, f"staff:who {status} it")  # four eyes: another for each step
    talk.say("查一下我的补贴到哪一步了")
    talk.answer()
    assert f"{claim_id:06d}" in talk.heard
    assert told in talk.heard
    assert ("示例理由" in talk.heard) == (decisions == ["refused"])


def test_a_returned_claim_tells_its_reason_and_the_certificate_can_be_claimed_for_again(talk: Talk) -> None:
    on_record(talk)
    claim_id = claimed(talk, TODAY)
    with talk.service.database.write() as session:
        decide(session, claim_id, "returned", "请补证书的照片", "staff:sample")
    talk.say("查一下我的补贴到哪一步了")
    talk.answer()
    assert "请补证书的照片" in talk.heard
    talk.say_all("我要申请培训补贴", "第一个", talk.bank_account, "是")
    assert [claim.status for claim in claims(talk)] == ["returned", "submitted"]


def test_who_never_claimed_is_told_so(talk: Talk) -> None:
    assert "没有申请过" in talk.register().say("查一下我的补贴到哪一步了")
