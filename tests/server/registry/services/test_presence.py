"""Since when whoever talks in a conversation has been there: at a kiosk a silence lets somebody else sit down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from server.registry.database import Database, utcnow
from server.registry.models import Conversation
from server.registry.services import conversations, feedback, handover, presence, proofs, turns
from server.staff.services import cases
from tests.passing import let_pass
from tests.samples import a_conversation, a_person, a_proof, a_turn

ACTOR, CLERK = "assistant:sample", "staff:clerk"
NOW = datetime(2024, 5, 1, 8, 0, tzinfo=UTC)


def a_kiosk(session: Session, channel: str = "kiosk") -> Conversation:
    conversation = a_conversation(session)
    conversation.channel = channel
    return conversation


@pytest.mark.parametrize(
    ("channel", "said_at", "asked_at", "came_at"),
    [
        ("kiosk", [], 5, None), ("kiosk", [0, 0.9], 1.8, None), ("kiosk", [0], 1.1, 1.1), ("kiosk", [0, 2], 2.5, 2),
        ("kiosk", [0, 2, 2.9], 3.5, 2), ("kiosk", [0, 2, 4], 4.5, 4), ("web", [0, 50], 100, None),
        ("hotline", [0], 5, None),
    ],
)  # fmt: skip
def test_somebody_else_may_have_come_with_the_first_word_after_a_minute_of_silence(
    database: Database, channel: str, said_at: list[float], asked_at: float, came_at: float | None
) -> None:
    with database.write() as session:
        conversation = a_kiosk(session, channel)
        for minute in said_at:
            a_turn(session, conversation.id, NOW + timedelta(minutes=minute))
        since = presence.here_since(session, conversation, NOW + timedelta(minutes=asked_at))
    assert since == (None if came_at is None else NOW + timedelta(minutes=came_at))


def test_words_that_got_no_answer_are_words(database: Database) -> None:
    with database.write() as session:
        conversation = a_kiosk(session)
        a_turn(session, conversation.id, NOW)
        a_turn(session, conversation.id, NOW + timedelta(seconds=50)).reply = None
        session.flush()
        assert presence.here_since(session, conversation, NOW + timedelta(seconds=100)) is None


def seconds(after: float) -> datetime:
    return NOW + timedelta(seconds=after)


def test_the_silence_is_counted_from_the_answer(database: Database) -> None:
    with database.write() as session:
        conversation, person = a_kiosk(session), a_person(session)
        a_turn(session, conversation.id, seconds(0), answered_at=seconds(20))
        proofs.keep(session, conversation.id, person.phone_hash, person.number_hash, seconds(0))
        assert presence.here_since(session, conversation, seconds(79)) is None
        assert proofs.stands(session, conversation.id, person, seconds(79))
        assert presence.here_since(session, conversation, seconds(81)) == seconds(81)
        assert not proofs.stands(session, conversation.id, person, seconds(81))


def test_what_waits_in_the_line_and_what_is_being_answered_is_no_silence(database: Database) -> None:
    with database.write() as session:
        conversation = a_kiosk(session)
        first, second = a_turn(session, conversation.id, seconds(0)), a_turn(session, conversation.id, seconds(30))
        for one, state in ((first, "open"), (second, "waiting")):
            one.state, one.reply, one.answered_at, one.held_until = state, None, None, seconds(100)
        session.flush()
        assert presence.here_since(session, conversation, seconds(110)) is None
        turns.answer(session, first.id, "{}")
        turns.give_up(session, conversation.id, second.message_id, "waiting")
        assert presence.here_since(session, conversation, utcnow() + timedelta(seconds=59)) is None


def test_what_was_proved_does_not_end_while_we_think(database: Database) -> None:
    with database.write() as session:
        conversation, person, came = a_kiosk(session), a_person(session), utcnow() - timedelta(seconds=90)
        proofs.keep(session, conversation.id, person.phone_hash, person.number_hash, came - timedelta(seconds=40))
        being_answered = a_turn(session, conversation.id, came)
        being_answered.state, being_answered.reply, being_answered.answered_at = "open", None, None
        being_answered.held_until = utcnow() + timedelta(seconds=10)
        session.flush()
        assert proofs.stands(session, conversation.id, person)


def test_words_sent_again_and_answered_late_are_one_stay(database: Database) -> None:
    with database.write() as session:
        conversation = a_kiosk(session)
        a_turn(session, conversation.id, seconds(0), answered_at=seconds(80))
        a_turn(session, conversation.id, seconds(50))
        assert presence.here_since(session, conversation, seconds(130)) is None


def test_the_greeting_is_nobodys_word(database: Database) -> None:
    with database.write() as session:
        conversation = a_kiosk(session)
        a_turn(session, conversation.id, NOW).message_id = presence.GREETING
        session.flush()
        assert presence.here_since(session, conversation, seconds(61)) is None
        a_turn(session, conversation.id, seconds(61))
        assert presence.here_since(session, conversation, seconds(100)) is None


def test_that_a_clerk_had_somebody_there_stays_true_when_what_was_proved_has_ended(database: Database) -> None:
    with database.write() as session:
        conversation, person = a_kiosk(session), a_person(session)
        a_turn(session, conversation.id, seconds(0))
        proofs.vouch(session, conversation.id, person, CLERK, seconds(300))
        a_turn(session, conversation.id, seconds(310))
        proofs.end_all_of(session, person)
        assert presence.here_since(session, conversation, seconds(350)) == seconds(300)


def test_a_long_day_is_read_in_parts_back_to_the_last_silence(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "AT_ONCE", 2)
    with database.write() as session:
        conversation = a_kiosk(session)
        for at in [*range(0, 900, 100), *range(1000, 1300, 30)]:
            a_turn(session, conversation.id, seconds(at))
        assert presence.here_since(session, conversation, seconds(1320)) == seconds(1000)
        assert presence.here_since(session, conversation, seconds(870)) == seconds(870)


def test_who_is_let_in_by_a_clerk_is_there_and_begins_anew(database: Database) -> None:
    with database.write() as session:
        conversation, person = a_kiosk(session), a_person(session)
        a_turn(session, conversation.id, NOW)
        proofs.vouch(session, conversation.id, person, CLERK, NOW + timedelta(minutes=9))
        now = NOW + timedelta(minutes=9.5)
        assert presence.here_since(session, conversation, now) == NOW + timedelta(minutes=9)
        assert proofs.stands(session, conversation.id, person, now)


def left_by_somebody(session: Session) -> str:
    """A kiosk at which somebody who is not known asked for a person and gave feedback, and went away."""
    conversation = a_kiosk(session).id
    a_turn(session, conversation, utcnow())
    case = handover.open_case(session, conversation, "示例", {}, "call", False, ACTOR)
    feedback.give(session, conversation, None, 2, "service", None, "甲的话", ACTOR)
    cases.answer(session, case, "三天到账。", CLERK, ())
    let_pass(session, conversation, timedelta(seconds=70))
    return conversation


def test_what_is_nobodys_and_from_before_is_not_of_who_sits_there_now(database: Database) -> None:
    with database.write() as session:
        conversation = left_by_somebody(session)
    with database.write() as session:
        proofs.speak_for(session, conversation)
        assert handover.standing_cases(session, conversation) == []
        assert handover.withdraw_case(session, conversation, ACTOR) is None
        assert feedback.latest(session, conversation) is None
        assert conversations.take_unseen(session, conversation) == []
        assert not handover.waits_for_its_person(session, conversation)


def test_nor_does_it_become_theirs_once_they_are_proved(database: Database) -> None:
    with database.write() as session:
        conversation, person = left_by_somebody(session), a_person(session)
        a_proof(session, conversation, person)
        proofs.identify(session, conversation, person, ACTOR)
        assert handover.standing_cases(session, conversation) == []
        own = handover.open_case(session, conversation, "别的事", {}, "call", False, ACTOR)
        assert handover.standing_cases(session, conversation) == [own]
