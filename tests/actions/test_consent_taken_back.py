"""Who took the consent back is asked for it anew before anything is written; without it nothing is."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import AbilityAssessment, Consent, Enrolment
from server.registry.services import privacy
from tests.actions.drive import Talk
from tests.actions.registered import verified


def taken_back(talk: Talk) -> Talk:
    verified(talk)
    talk.say("我撤回同意", "withdraw_consent")
    talk.say("是")
    assert "privacy.withdrawn" in talk.keys
    return talk


def asks_to_enrol(talk: Talk) -> None:
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.say("第一个")
    talk.say("是")


def enrolments(context: ActionContext) -> int:
    with context.database.read() as session:
        return len(session.scalars(select(Enrolment)).all())


def test_nothing_is_written_before_the_consent_is_given_anew(talk: Talk, context: ActionContext) -> None:
    asks_to_enrol(taken_back(talk))
    assert "privacy.consent_needed" in talk.keys
    assert talk.awaited == "consent"
    assert enrolments(context) == 0


def test_with_the_consent_given_anew_it_is_written(talk: Talk, context: ActionContext) -> None:
    asks_to_enrol(taken_back(talk))
    talk.say("同意")
    assert "enrol.done" in talk.keys, talk.heard
    with context.database.read() as session:
        given = session.scalars(select(Consent).order_by(Consent.id)).all()
    assert [one.withdrawn_at is None for one in given] == [False, True]
    talk.say("我想报名石家庄的面点班", "enrol_training")
    assert talk.awaited != "consent"


def test_who_says_no_again_leaves_nothing(talk: Talk, context: ActionContext) -> None:
    asks_to_enrol(taken_back(talk))
    talk.say("不同意")
    assert talk.task is None
    assert enrolments(context) == 0
    talk.say("我想报名郑州的面点班", "enrol_training")
    assert talk.awaited == "consent"
    assert enrolments(context) == 0


def test_a_consent_of_before_is_none_after_it_was_taken_back_elsewhere(talk: Talk, context: ActionContext) -> None:
    talk.say("我想登记", "register_person")
    talk.answer()
    talk.say("是")
    assert talk.person is not None
    with context.database.write() as session:
        privacy.withdraw_consent(session, talk.person.id, "staff:clerk")
    asks_to_enrol(talk)
    assert talk.awaited == "consent"
    assert enrolments(context) == 0


def test_who_answers_the_questionnaire_is_told_what_it_comes_to_and_nothing_is_kept(
    talk: Talk, context: ActionContext
) -> None:
    taken_back(talk).say("帮我测一测能做什么", "assess_skills")
    while talk.task == "assess_skills":
        talk.say("1")
    assert any(str(key).startswith("assess.") for key in talk.keys)
    with context.database.read() as session:
        assert session.scalars(select(AbilityAssessment)).all() == []


@pytest.mark.parametrize(("said", "intent"), [("我要退班", "cancel_enrolment"), ("删除我的信息", "delete_my_data")])
def test_what_gives_something_back_needs_no_consent(talk: Talk, said: str, intent: str) -> None:
    taken_back(talk).say(said, intent)
    assert talk.awaited != "consent"
