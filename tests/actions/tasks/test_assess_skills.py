"""The ability questionnaire: any question may be skipped, and what comes of it can be gone on with."""

from sqlalchemy import func, select

from actions.context import ActionContext
from server.registry.models import AbilityAssessment
from server.registry.reference.questionnaire import questionnaire
from server.registry.services import privacy
from tests.actions.drive import Talk
from tests.actions.registered import verified


def count(context: ActionContext) -> int:
    with context.database.read() as session:
        return session.scalar(select(func.count()).select_from(AbilityAssessment)) or 0


def test_answers_lead_to_trades_and_to_what_can_be_done_next(talk: Talk, context: ActionContext) -> None:
    talk.say("帮我看看我能干啥", "assess_skills")
    assert talk.keys[0] == "assess.intro"
    for _ in questionnaire().questions:
        assert talk.task == "assess_skills"
        assert len(talk.options) <= 6
        talk.say("1", "choose_option")
    assert talk.task is None
    assert count(context) == 1
    assert "assess.trades" in talk.keys or "assess.no_trade" in talk.keys
    assert talk.options


def test_every_question_can_be_skipped(talk: Talk, context: ActionContext) -> None:
    talk.say("帮我看看我能干啥", "assess_skills")
    for _ in questionnaire().questions:
        talk.say("跳过", "skip")
    assert talk.task is None
    assert count(context) == 1


def test_who_stops_in_the_middle_leaves_nothing(talk: Talk, context: ActionContext) -> None:
    talk.say("帮我看看我能干啥", "assess_skills")
    talk.say("1", "choose_option")
    talk.say("取消", "cancel")
    assert count(context) == 0


def test_all_that_is_left_can_be_skipped_at_once(talk: Talk, context: ActionContext) -> None:
    talk.say("帮我看看我能干啥", "assess_skills")
    talk.say("1", "choose_option")
    talk.say("剩下的题目我都跳过，请直接告诉我适合做什么", "skip")
    assert talk.task is None
    assert count(context) == 1


def test_who_took_the_consent_back_hears_the_result_all_the_same_and_nothing_is_kept(
    talk: Talk, context: ActionContext
) -> None:
    verified(talk)
    assert talk.person is not None
    with context.database.write() as session:
        privacy.withdraw_consent(session, talk.person.id, "assistant:sample")
    talk.say("帮我看看我能干啥", "assess_skills")
    talk.say("剩下的题目我都跳过，请直接告诉我适合做什么", "skip")
    assert "assess.no_trade" in talk.keys
    assert talk.task is None
    assert count(context) == 0
