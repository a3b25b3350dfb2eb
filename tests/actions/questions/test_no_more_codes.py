"""When no code is sent or heard any more, a person of the office lets the owner go on."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import HandoverCase, Person
from server.registry.services import proofs
from tests.actions.drive import Talk
from tests.actions.registered import on_record


def wrong(talk: Talk) -> str:
    return f"{(int(talk.code()) + 1) % 1_000_000:06d}"


def at_the_code(talk: Talk) -> Talk:
    talk.say("查一下我的报名", "check_enrolment_status")
    talk.answer(until="verification_code")
    return talk


@pytest.fixture
def guessed_at(context: ActionContext) -> Talk:
    """On record; a stranger has guessed at the number until nothing more was heard."""
    owner = on_record(Talk(context))
    stranger = Talk(context)
    stranger.number, stranger.phone = owner.number, owner.phone
    at_the_code(stranger)
    for _ in range(9):
        stranger.say(wrong(stranger))
        if "重发" in stranger.heard:
            stranger.say("重发")
    assert any(key in stranger.keys for key in ("problem.verification_code_held",)), stranger.heard
    return owner


def test_the_owner_is_told_what_to_do_at_once(guessed_at: Talk) -> None:
    at_the_code(guessed_at)
    assert "problem.verification_code_held" in guessed_at.keys
    assert "转人工" in guessed_at.options


def test_a_right_code_is_no_longer_compared(context: ActionContext) -> None:
    stranger = on_record(Talk(context))
    at_the_code(stranger)
    for _ in range(5):
        stranger.say(wrong(stranger))
    stranger.say("重发")
    stranger.say(wrong(stranger))
    stranger.say(wrong(stranger))
    assert "problem.verification_code_held" in stranger.keys
    stranger.say(stranger.code())
    assert stranger.name not in stranger.heard


def test_the_clerk_makes_sure_and_the_owner_goes_on_without_a_code(guessed_at: Talk, context: ActionContext) -> None:
    at_the_code(guessed_at).say("转人工", "talk_to_human")
    guessed_at.say("是")
    with context.database.write() as session:
        case = session.scalars(select(HandoverCase)).one()
        person = session.get_one(Person, guessed_at.person.id) if guessed_at.person else None
        assert person is not None
        proofs.vouch(session, case.conversation_id, person, "staff:clerk")
    guessed_at.say("继续", "resume_task", role="steering")
    assert "record.no_enrolments" in guessed_at.keys, guessed_at.heard
