"""One's own data: seen, deleted; the consent taken back."""

from sqlalchemy import func, select

from actions.context import ActionContext
from server.registry.models import Consent, Conversation, Person
from server.registry.services import complaints
from tests.actions.drive import Talk
from tests.actions.registered import on_record, rows, verified


def standing(context: ActionContext) -> int:
    with context.database.read() as session:
        found = select(func.count()).select_from(Consent).where(Consent.withdrawn_at.is_(None))
        return session.scalar(found) or 0


def test_what_is_stored_is_shown_without_a_full_number(talk: Talk) -> None:
    verified(talk).say("你们存了我什么", "see_my_data")
    assert talk.name in talk.heard
    assert talk.phone[-4:] in talk.heard
    assert talk.phone not in talk.heard
    assert talk.number not in talk.heard


def test_who_looks_hears_for_how_long_what_was_said_is_kept(talk: Talk, context: ActionContext) -> None:
    context.keeping_days = 77
    verified(talk).say("你们存了我什么", "see_my_data")
    assert "77天" in talk.heard


def test_it_is_shown_to_nobody_before_the_code(talk: Talk) -> None:
    on_record(talk).say("你们存了我什么", "see_my_data")
    talk.answer(until="verification_code")
    assert talk.name not in talk.heard
    talk.say(talk.code())
    assert "privacy.who" in talk.keys


def test_consent_is_taken_back_after_a_yes_and_then_nothing_is_written(talk: Talk, context: ActionContext) -> None:
    verified(talk).say("我不同意你们用我的信息了", "withdraw_consent")
    assert talk.awaited == "confirm"
    assert standing(context) == 1
    talk.say("是", "affirm")
    assert standing(context) == 0
    talk.say("我要报名郑州的面点班", "enrol_training")
    talk.answer(until="confirm", class_choice="第一个")
    talk.say("是", "affirm")
    assert "privacy.consent_needed" in talk.keys
    assert rows(context)["enrolments"] == 0


def test_consent_that_is_taken_back_twice_is_said_to_be_gone(talk: Talk) -> None:
    verified(talk)
    for _ in range(2):
        talk.say("我不同意你们用我的信息了", "withdraw_consent")
        talk.say("是", "affirm")
    assert "privacy.no_consent_stands" in talk.keys


def test_everything_is_deleted_after_a_yes(talk: Talk, context: ActionContext) -> None:
    verified(talk).say("把我的信息删掉", "delete_my_data")
    assert talk.awaited == "confirm"
    assert talk.name in talk.heard
    assert rows(context)["people"] == 1
    talk.say("是", "affirm")
    assert rows(context)["people"] == 0
    with context.database.read() as session:
        assert session.get_one(Conversation, talk.id).person_id is None
    assert talk.facts["certificate_number"] is None


def test_who_deletes_hears_before_that_an_unanswered_complaint_stays_without_their_name(
    talk: Talk, context: ActionContext
) -> None:
    verified(talk)
    with context.database.write() as session:
        person = session.scalars(select(Person)).one()
        left = complaints.file(session, talk.id, person.id, "乱收费", None, None, talk.phone, "assistant:sample")
    talk.say("把我的信息删掉", "delete_my_data")
    assert talk.awaited == "confirm"
    assert "privacy.would_keep_complaint" in talk.keys
    assert left.receipt in talk.heard.replace(" ", "")


def test_a_no_deletes_nothing(talk: Talk, context: ActionContext) -> None:
    verified(talk).say("把我的信息删掉", "delete_my_data")
    talk.say("不是", "deny")
    talk.say("取消", "cancel")
    assert rows(context)["people"] == 1
