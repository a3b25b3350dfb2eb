"""A conversation is held until nobody may say more in it, or dispute what was told or decided in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.models import Person
from server.registry.services import keeping, proofs
from tests.samples import a_conversation, a_person, a_proof
from tests.server.registry.services.silence import (
    ACTOR,
    BEFORE,
    LATELY,
    LONG_AGO,
    Matter,
    a_case,
    a_claim,
    a_complaint,
    a_referral,
    a_silent_conversation,
    an_enrolment,
    purged,
    stands_since,
)


@pytest.mark.parametrize(
    ("status", "is_answered", "stays"),
    [
        ("waiting", True, True),
        ("accepted", True, True),
        ("answered", False, True),
        ("answered", True, False),
        ("closed", False, False),
    ],
)
def test_as_long_as_words_of_the_office_are_to_come_a_conversation_stays(
    database: Database, status: str, is_answered: bool, stays: bool
) -> None:
    with database.write() as session:
        made = a_silent_conversation(session)
        a_case(session, made, status, is_answered=is_answered)
    assert purged(database) == ([] if stays else [made.id])


MATTERS = pytest.mark.parametrize(
    ("begin", "under_way", "over"),
    [
        (a_claim, ("submitted", "approved"), ("paid", "refused", "returned", "withdrawn", "reversed")),
        (an_enrolment, ("enrolled", "waiting"), ("completed", "cancelled")),
        (a_referral, ("sent", "interview"), ("hired", "declined", "withdrawn")),
    ],
)


@MATTERS
def test_six_months_are_counted_from_the_last_decision_not_from_the_last_word(
    database: Database, begin: Callable[[Session, Person], Matter], under_way: Sequence[str], over: Sequence[str]
) -> None:
    """What was told before the office decided is what would be disputed."""
    for status in (*under_way, *over):
        with database.write() as session:
            person = a_person(session)
            talked = a_silent_conversation(session, person)
            matter = begin(session, person)
            stands_since(session, matter, status, LATELY)
            assert talked.id not in keeping.silent(session, BEFORE, "")[0], status
            stands_since(session, matter, status)
            is_silent = talked.id in keeping.silent(session, BEFORE, "")[0]
            assert is_silent == (status in over), status


@MATTERS
def test_who_was_proved_in_it_holds_a_conversation_that_is_linked_no_more(
    database: Database, begin: Callable[[Session, Person], Matter], under_way: Sequence[str], over: Sequence[str]
) -> None:
    with database.write() as session:
        person = a_person(session)
        talked = a_silent_conversation(session, person)
        proofs.forget(session, talked.id, ACTOR)
        begin(session, person)
        elsewhere = a_silent_conversation(session, a_person(session))
    assert purged(database) == [elsewhere.id]


def test_who_was_proved_before_somebody_else_holds_it_too(database: Database) -> None:
    with database.write() as session:
        before, now = a_person(session), a_person(session)
        a_proof(session, a_silent_conversation(session, now).id, before)
        a_claim(session, before)
    assert purged(database) == []


def test_a_complaint_keeps_the_proof_of_its_number_until_it_is_answered(database: Database) -> None:
    with database.write() as session:
        talked = a_silent_conversation(session)
        filed = a_complaint(session, talked)
        for status, at in (("received", LONG_AGO), ("in_progress", LONG_AGO), ("answered", LATELY)):
            stands_since(session, filed, status, at)
            assert keeping.silent(session, BEFORE, "")[0] == [], status
        stands_since(session, filed, "answered")
        assert keeping.silent(session, BEFORE, "")[0] == [talked.id]


def test_the_last_word_counts_whoever_said_it(database: Database) -> None:
    with database.write() as session:
        a_silent_conversation(session, last=LATELY)
        a_case(session, a_silent_conversation(session), at=LATELY)
        a_conversation(session)  # has begun just now
    assert purged(database) == []
