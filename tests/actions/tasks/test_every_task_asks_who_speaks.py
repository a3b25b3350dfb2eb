"""No task writes on a person's record once the proof of who speaks has ended, whatever the dialogue believes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from actions.personal import PersonalTask
from actions.questions.whose import WhoseQuestion
from actions.task import Next
from actions.tasks import all_tasks
from actions.tasks.withdraw_case import WithdrawCase
from actions.turn import Turn
from server.registry import models
from server.registry.database import Base
from server.registry.models import AuditEntry, Conversation, HandoverCase, Proof, SentMessage, VerificationCode
from server.registry.services import jobs, people, profile, subsidy, training
from server.registry.services.proofs import NotProved
from server.staff.services.cases import answer
from tests.actions.conftest import Turns
from tests.actions.drive import Talk
from tests.actions.registered import on_record
from tests.samples import a_certificate, a_class, a_job, a_phone_number

NO_RECORDS = (
    AuditEntry, Conversation, HandoverCase, models.LastNumber, Proof, SentMessage, models.Turn, VerificationCode,
)  # fmt: skip
"""what a conversation may write whoever talks, and what tells of it"""
WITHOUT_A_RECORD = {
    "browse", "policy", "ask_base", "assess_skills", "complain", "give_feedback", "handover",
}  # fmt: skip
"""tasks that may be done without being known; they write nothing on a record then"""
READ_ALONE = {"record", "see_my_data"}
OF_A_CASE = {"withdraw_case"}
"""a case may be nobody's; that of a person is ended by that person alone"""


def proved(talk: Talk) -> Talk:
    """Show who one is, in the conversation itself."""
    on_record(talk).say("查一下我的报名", "check_enrolment_status")
    talk.answer()
    return talk


def claims(talk: Talk) -> None:
    with talk.context.database.write() as session:
        a_certificate(session, person(talk), issued_on=date(2024, 5, 1))
    talk.say("我要申请补贴", "apply_subsidy")
    talk.answer(certificate_choice="1", bank_account="6222021234567894")


def enrols(talk: Talk) -> None:
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.say("第一个")


def finds_a_job(talk: Talk) -> None:
    talk.say("帮我找郑州的工作", "find_job")
    talk.answer(occupation="都可以", work_mode="都可以", job_choice="1", wants_referral="是")


def leaves(talk: Talk) -> None:
    with talk.context.database.write() as session:
        training.enrol(session, person(talk).id, a_class(session).id, "assistant:sample")
    talk.say("我要退班", "cancel_enrolment")
    talk.answer(enrolment_choice="1")


def withdraws_a_claim(talk: Talk) -> None:
    with talk.context.database.write() as session:
        certificate = a_certificate(session, person(talk))
        subsidy.claim(
            session, person(talk).id, certificate.id, "6222021234567894", talk.context.subsidy, "assistant:sample"
        )
    talk.say("撤回补贴申请", "withdraw_claim")
    talk.answer(certificate_choice="1")


def withdraws_a_referral(talk: Talk) -> None:
    with talk.context.database.write() as session:
        jobs.refer(session, person(talk).id, a_job(session).id, "assistant:sample")
    talk.say("撤回推荐", "withdraw_referral")
    talk.answer(referral_choice="1")


def reports_work(talk: Talk) -> None:
    talk.say("我开始上班了", "report_employment")
    talk.answer(employment_kind="1", employer="示例公司", started_on="昨天", date="昨天")


def changes_the_area(talk: Talk) -> None:
    talk.say("我要改住的地方", "update_profile", about="address")
    talk.answer(profile_field="2", new_area="郑州市")


def changes_the_phone(talk: Talk) -> None:
    talk.say("我要改手机号", "update_profile")
    talk.answer(profile_field="1")
    talk.phone = a_phone_number()
    talk.say(talk.phone)
    talk.say(talk.code())


def deletes(talk: Talk) -> None:
    talk.say("删除我的信息", "delete_my_data")


def takes_the_consent_back(talk: Talk) -> None:
    talk.say("我撤回同意", "withdraw_consent")


def registers(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.answer(until="confirm")


WRITES: dict[str, Callable[[Talk], None]] = {
    "apply_subsidy": claims, "cancel_enrolment": leaves, "delete_data": deletes, "enrol": enrols,
    "find_job": finds_a_job, "register": registers, "report_employment": reports_work,
    "update_profile": changes_the_area, "withdraw": withdraws_a_claim, "withdraw_consent": takes_the_consent_back,
    "withdraw_referral": withdraws_a_referral,
}  # fmt: skip


def person(talk: Talk) -> people.Person:
    found = talk.person
    assert found is not None
    return found


def records(context: ActionContext) -> dict[str, str]:
    """Return all that stands on record, table by table."""
    apart = {one.__table__ for one in NO_RECORDS}
    with context.database.read() as session:
        return {
            table.name: str(session.execute(select(table).order_by(*table.primary_key)).all())
            for table in Base.metadata.sorted_tables
            if table not in apart
        }


def end_the_proof(context: ActionContext, talk: Talk) -> None:
    """Let the proof end behind the back of the dialogue, while the last question is open."""
    with context.database.write() as session:
        for proof in session.scalars(select(Proof).where(Proof.conversation_id == talk.id)):
            session.delete(proof)


def test_every_task_is_here() -> None:
    assert {one.name for one in all_tasks()} == {*WRITES, *WITHOUT_A_RECORD, *READ_ALONE, *OF_A_CASE}


@pytest.mark.parametrize("task", sorted(WRITES))
def test_a_yes_writes_nothing_once_the_proof_has_ended(context: ActionContext, task: str) -> None:
    talk = Talk(context) if task == "register" else proved(Talk(context))
    WRITES[task](talk)
    assert (talk.task, talk.awaited) == (task, "confirm"), talk.heard
    end_the_proof(context, talk)
    before = records(context)
    talk.say("是")
    assert records(context) == before
    assert talk.awaited == "verification_code", talk.heard
    talk.say(talk.code())
    talk.say("是")
    assert records(context) != before  # with the code it is written


@pytest.mark.parametrize("task", sorted(WRITES))
def test_the_write_itself_is_refused_where_the_proof_ends_between_the_message_and_the_write(
    context: ActionContext, task: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = Talk(context) if task == "register" else proved(Talk(context))
    WRITES[task](talk)
    before, finish = records(context), type(all_tasks_by_name()[task]).finish

    def late(self: PersonalTask, turn: object) -> object:
        end_the_proof(context, talk)
        with pytest.raises(NotProved):
            finish(self, turn)  # type: ignore[arg-type]
        raise NotProved

    monkeypatch.setattr(type(all_tasks_by_name()[task]), "finish", late)
    talk.say("是")
    assert "identity.prove_again" in talk.keys
    assert records(context) == before


def handed_over(context: ActionContext) -> Talk:
    """Somebody is proved, and a matter of theirs waits for the office."""
    talk = proved(Talk(context))
    talk.say("转人工", "talk_to_human")
    talk.say("证书上的名字写错了想改")
    talk.say("是", "affirm")
    return talk


def takes_it_back(talk: Talk) -> None:
    talk.say("撤回我的问题")
    assert (talk.task, talk.awaited) == ("withdraw_case", "confirm"), talk.heard


def cases(context: ActionContext) -> list[tuple[bool, str]]:
    with context.database.read() as session:
        return [(one.person_id is not None, one.status) for one in session.scalars(select(HandoverCase))]


def test_a_persons_case_is_not_taken_back_once_the_proof_has_ended(context: ActionContext) -> None:
    talk = handed_over(context)
    takes_it_back(talk)
    end_the_proof(context, talk)
    talk.say("是", "affirm")
    assert cases(context) == [(True, "waiting")]
    assert "handover.code_first" in talk.keys, talk.heard
    talk.say("看我的信息", "see_my_data")
    talk.answer()
    takes_it_back(talk)
    talk.say("是", "affirm")
    assert cases(context) == [(True, "closed")]  # with the code it is


def test_nor_where_the_proof_ends_between_the_message_and_the_write(
    context: ActionContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = handed_over(context)
    takes_it_back(talk)
    finish = WithdrawCase.finish

    def late(self: WithdrawCase, turn: Turn) -> Next:
        end_the_proof(context, talk)
        return finish(self, turn)

    monkeypatch.setattr(WithdrawCase, "finish", late)
    talk.say("是", "affirm")
    assert cases(context) == [(True, "waiting")]


def test_who_sits_there_later_is_not_read_what_a_clerk_answered(context: ActionContext) -> None:
    talk = handed_over(context)
    with context.database.write() as session:
        answer(session, session.scalars(select(HandoverCase)).one(), "示例的答复", "staff:clerk", ("000000",))
    talk.wait(timedelta(minutes=31))
    talk.say("到哪了", "where_am_i")
    assert "示例的答复" not in talk.heard
    assert "handover.code_first" in talk.keys, talk.heard


def all_tasks_by_name() -> dict[str, PersonalTask]:
    return {one.name: one for one in all_tasks() if isinstance(one, PersonalTask)}


def test_a_changed_phone_is_not_written_either(context: ActionContext) -> None:
    talk = proved(Talk(context))
    changes_the_phone(talk)
    assert talk.awaited == "confirm", talk.heard
    with context.database.write() as session:  # the office corrects it meanwhile
        profile.change_phone(session, person(talk).id, a_phone_number(), "staff:clerk")
    before = records(context)
    talk.say("是")
    assert records(context) == before


def test_every_task_of_a_person_asks_whose_matter_it_is(turns: Turns) -> None:
    turn = turns("你好")
    personal = [one for one in all_tasks() if isinstance(one, PersonalTask) and one.name not in WITHOUT_A_RECORD]
    assert personal
    for one in personal:
        assert any(isinstance(question, WhoseQuestion) for question in one.questions(turn)), one.name
