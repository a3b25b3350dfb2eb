"""A claim that is not decided yet is taken back by its words, after a yes."""

from datetime import date

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from language.numbers.personal import CertificateNumber
from server.registry.models import Occupation, SubsidyClaim
from server.registry.services import people, subsidy
from tests.actions.drive import Talk
from tests.actions.registered import on_record, verified
from tests.samples import a_certificate

CARD = "6222020000000000001"


def with_claims(talk: Talk, count: int = 1) -> Talk:
    """Let the person of this conversation claim for `count` certificates."""
    with talk.context.database.write() as session:
        person = people.find_by_number(session, CertificateNumber(talk.number))
        assert person is not None
        for occupation in session.scalars(select(Occupation).limit(count)):
            one = a_certificate(session, person, occupation, date(2024, 3, 1))
            subsidy.claim(
                session, person.id, one.id, CARD, talk.context.subsidy, "assistant:sample", date(2024, 4, 1)
            )
    return talk


def statuses(context: ActionContext) -> list[str]:
    with context.database.read() as session:
        return list(session.scalars(select(SubsidyClaim.status).order_by(SubsidyClaim.id)))


def test_a_claim_is_taken_back_after_a_yes(talk: Talk, context: ActionContext) -> None:
    with_claims(verified(talk)).say("把补贴申请撤回", "withdraw_claim")
    assert talk.task == "withdraw"
    assert talk.awaited == "confirm"
    assert "000001" in talk.heard
    assert statuses(context) == ["submitted"]
    talk.say("是", "affirm")
    assert statuses(context) == ["withdrawn"]
    assert "重新申请" in talk.heard
    assert talk.task is None


def test_who_speaks_must_be_known_first(talk: Talk, context: ActionContext) -> None:
    with_claims(on_record(talk)).say("撤 回 申请 补贴", "withdraw_claim")
    assert talk.awaited == "certificate_number" or talk.awaited == "consent"
    talk.answer(until="confirm")
    talk.say("是", "affirm")
    assert statuses(context) == ["withdrawn"]


def test_of_several_claims_one_is_chosen(talk: Talk, context: ActionContext) -> None:
    with_claims(verified(talk), 2).say("补贴申请我不要了，撤了", "withdraw_claim")
    assert talk.awaited == "certificate_choice"
    talk.say("第二个", "choose_option")
    assert "000001" in talk.heard
    talk.say("是", "affirm")
    assert statuses(context) == ["withdrawn", "submitted"]


def test_a_no_leaves_the_claim_as_it_is(talk: Talk, context: ActionContext) -> None:
    with_claims(verified(talk)).say("撤回补贴申请", "withdraw_claim")
    talk.say("不撤了", "deny")
    talk.say("取消", "cancel")
    assert statuses(context) == ["submitted"]


@pytest.mark.parametrize(("paid", "said"), [(True, "已批准"), (False, "")])
def test_nothing_to_withdraw_is_said_with_how_the_claims_stand(talk: Talk, paid: bool, said: str) -> None:
    verified(talk)
    if paid:
        with_claims(talk)
        with talk.context.database.write() as session:
            claim = session.scalars(select(SubsidyClaim)).one()
            claim.status = "approved"
    talk.say("撤回补贴申请", "withdraw_claim")
    assert "没有" in talk.heard
    assert said in talk.heard
    assert talk.task is None


def test_a_claim_that_was_decided_meanwhile_is_not_taken_back(talk: Talk, context: ActionContext) -> None:
    with_claims(verified(talk)).say("撤回补贴申请", "withdraw_claim")
    with talk.context.database.write() as session:
        session.scalars(select(SubsidyClaim)).one().status = "approved"
    talk.say("是", "affirm")
    assert statuses(context) == ["approved"]
    assert "已批准" in talk.heard


def test_it_can_be_claimed_anew(talk: Talk, context: ActionContext) -> None:
    with_claims(verified(talk)).say("撤回补贴申请", "withdraw_claim")
    talk.say("是", "affirm")
    assert "申请补贴" in talk.options
    talk.say("我要申请培训补贴", "apply_subsidy")
    assert talk.task == "apply_subsidy"
