"""A referral that the employer has not answered is taken back."""

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from language.numbers.personal import CertificateNumber
from server import clock
from server.registry.models import Job, Referral
from server.registry.services import jobs, people
from tests.actions.drive import Talk
from tests.actions.registered import verified


def referred(talk: Talk, count: int = 1) -> Talk:
    """Refer the person of this conversation to `count` jobs."""
    verified(talk)
    with talk.context.database.write() as session:
        person = people.find_by_number(session, CertificateNumber(talk.number))
        assert person is not None
        open_jobs = [one for one in session.scalars(select(Job).order_by(Job.id)) if not one.occupation.medical]
        for one in open_jobs[:count]:
            jobs.refer(session, person.id, one.id, "assistant:sample", clock.today())
    return talk


def statuses(context: ActionContext) -> list[str]:
    with context.database.read() as session:
        return list(session.scalars(select(Referral.status).order_by(Referral.id)))


@pytest.mark.parametrize("said", ["撤回推荐", "那个推荐给我撤了吧"])
def test_it_is_taken_back_after_a_yes(talk: Talk, context: ActionContext, said: str) -> None:
    referred(talk).say(said, "withdraw_referral", role="wish")
    assert talk.task == "withdraw_referral"
    assert talk.awaited == "confirm"
    assert statuses(context) == ["sent"]
    talk.say("是", "affirm")
    assert statuses(context) == ["withdrawn"]


def test_of_several_it_is_asked_which(talk: Talk, context: ActionContext) -> None:
    referred(talk, 2).say("撤回推荐", "inform")
    assert talk.awaited == "referral_choice"
    talk.say("第二个", "choose_option")
    talk.say("是", "affirm")
    assert sorted(statuses(context)) == ["sent", "withdrawn"]


def test_where_there_is_none_it_is_said(talk: Talk) -> None:
    verified(talk).say("撤回推荐", "inform")
    assert "refer.nothing_to_withdraw" in talk.keys
    assert talk.task is None
