"""Joining a class, waiting for a place, and leaving."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.models import Enrolment, Person, SentMessage, TrainingClass
from server.registry.services import class_seats, training
from server.registry.services.training import Enrolled, EnrolmentRefused
from tests.concurrently import at_once
from tests.samples import a_class, a_person

ACTOR = "assistant:sample"


def enrol(session: Session, person: Person, training_class: TrainingClass) -> Enrolled:
    return training.enrol(session, person.id, training_class.id, ACTOR)


def statuses(database: Database) -> list[tuple[str, int | None]]:
    with database.read() as session:
        return [(row.status, row.seat) for row in session.scalars(select(Enrolment).order_by(Enrolment.id))]


def test_who_comes_after_the_last_seat_waits_and_is_told_the_place_in_the_queue(database: Database) -> None:
    with database.write() as session:
        training_class = a_class(session, capacity=2)
        made = [enrol(session, a_person(session), training_class) for _ in range(4)]
        assert [enrolled.queue_place for enrolled in made] == [None, None, 1, 2]
        assert class_seats.free_seats(session, training_class) == 0
    assert statuses(database) == [("enrolled", 1), ("enrolled", 2), ("waiting", None), ("waiting", None)]


def test_the_first_who_waits_moves_up_and_is_told_by_text_message(database: Database) -> None:
    with database.write() as session:
        training_class = a_class(session)
        people = [a_person(session) for _ in range(3)]
        made = [enrol(session, person, training_class) for person in people]
        training.cancel(session, people[0].id, made[0].enrolment.id, ACTOR)
        assert class_seats.queue_place(session, made[2].enrolment) == 1
        told = session.scalars(select(SentMessage)).one()
    assert statuses(database) == [("cancelled", None), ("enrolled", 1), ("waiting", None)]
    assert (told.phone, told.kind) == (people[1].phone, "enrolment")
    assert training_class.course.name in told.body
    assert f"{made[1].enrolment.id:06d}" in told.body


def test_who_leaves_the_queue_frees_no_seat(database: Database) -> None:
    with database.write() as session:
        training_class = a_class(session)
        people = [a_person(session) for _ in range(3)]
        made = [enrol(session, person, training_class) for person in people]
        training.cancel(session, people[1].id, made[1].enrolment.id, ACTOR)
        assert session.scalars(select(SentMessage)).all() == []
    assert statuses(database) == [("enrolled", 1), ("cancelled", None), ("waiting", None)]


def test_who_is_in_the_class_already_is_told_so(database: Database) -> None:
    with database.write() as session:
        training_class, person = a_class(session), a_person(session)
        enrol(session, person, training_class)
        with pytest.raises(EnrolmentRefused) as refused:
            enrol(session, person, training_class)
    assert refused.value.code == "already"


def test_who_left_can_come_back(database: Database) -> None:
    with database.write() as session:
        training_class, person = a_class(session), a_person(session)
        training.cancel(session, person.id, enrol(session, person, training_class).enrolment.id, ACTOR)
        enrol(session, person, training_class)
    assert statuses(database) == [("cancelled", None), ("enrolled", 1)]


@pytest.mark.parametrize("status", ["closed", "cancelled"])
def test_a_class_that_is_not_open_takes_nobody(database: Database, status: str) -> None:
    with database.write() as session, pytest.raises(EnrolmentRefused) as refused:
        enrol(session, a_person(session), a_class(session, status=status))
    assert refused.value.code == "closed"


def test_the_last_day_to_enrol_is_a_day_to_enrol_and_the_next_is_not(database: Database) -> None:
    with database.write() as session:
        training_class = a_class(session, capacity=2)
        last = training_class.enrol_until
        training.enrol(session, a_person(session).id, training_class.id, ACTOR, today=last)
        with pytest.raises(EnrolmentRefused) as refused:
            training.enrol(session, a_person(session).id, training_class.id, ACTOR, today=last + timedelta(days=1))
    assert refused.value.code == "closed"


def test_nobody_moves_up_into_a_class_that_is_cancelled_or_has_begun(database: Database) -> None:
    with database.write() as session:
        cancelled, begun = a_class(session), a_class(session)
        people = [a_person(session) for _ in range(2)]
        made = [[enrol(session, person, held).enrolment for person in people] for held in (cancelled, begun)]
        cancelled.status = "cancelled"
        training.cancel(session, people[0].id, made[0][0].id, ACTOR)
        training.cancel(session, people[0].id, made[1][0].id, ACTOR, today=begun.starts_on)
        assert session.scalars(select(SentMessage)).all() == []
    assert statuses(database) == [("cancelled", None), ("waiting", None)] * 2


def test_seats_that_were_added_go_to_those_who_wait_first(database: Database) -> None:
    with database.write() as session:
        training_class = a_class(session)
        for _ in range(3):
            enrol(session, a_person(session), training_class)
        training_class.capacity = 3
        assert enrol(session, a_person(session), training_class).queue_place == 1
    assert statuses(database) == [("enrolled", 1), ("enrolled", 2), ("enrolled", 3), ("waiting", None)]


def test_seats_that_were_taken_away_are_not_given_again(database: Database) -> None:
    with database.write() as session:
        training_class = a_class(session, capacity=3)
        people = [a_person(session) for _ in range(3)]
        made = [enrol(session, person, training_class).enrolment for person in people]
        training_class.capacity = 2
        training.cancel(session, people[0].id, made[0].id, ACTOR)
        assert enrol(session, a_person(session), training_class).queue_place == 1
        assert class_seats.free_seats(session, training_class) == 0


def test_nobody_takes_another_person_off_a_class(database: Database) -> None:
    with database.write() as session:
        training_class, person, another = a_class(session), a_person(session), a_person(session)
        enrolment = enrol(session, person, training_class).enrolment
        with pytest.raises(LookupError):
            training.cancel(session, another.id, enrolment.id, ACTOR)
        with pytest.raises(LookupError):
            training.cancel(session, person.id, enrolment.id + 1, ACTOR)
    assert statuses(database) == [("enrolled", 1)]


@pytest.mark.parametrize("status", ["cancelled", "completed"])
def test_what_is_over_cannot_be_cancelled(database: Database, status: str) -> None:
    with database.write() as session:
        person = a_person(session)
        enrolment = enrol(session, person, a_class(session)).enrolment
        enrolment.status = status
        with pytest.raises(LookupError):
            training.cancel(session, person.id, enrolment.id, ACTOR)


def test_one_enrolment_cancelled_many_times_at_once_is_cancelled_once(database: Database) -> None:
    with database.write() as session:
        training_class, people = a_class(session), [a_person(session) for _ in range(4)]
        first = enrol(session, people[0], training_class).enrolment
        for person in people[1:]:
            enrol(session, person, training_class)
    outcomes = at_once(database, lambda session, _: training.cancel(session, people[0].id, first.id, ACTOR), range(8))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Enrolment"] + ["LookupError"] * 7
    assert statuses(database) == [("cancelled", None), ("enrolled", 1), ("waiting", None), ("waiting", None)]


def test_a_class_filled_by_many_at_once_holds_exactly_its_capacity(database: Database) -> None:
    with database.write() as session:
        training_class = a_class(session, capacity=5)
        people = [a_person(session) for _ in range(24)]
    outcomes = at_once(database, lambda session, person: enrol(session, person, training_class), people)
    assert [outcome for outcome in outcomes if not isinstance(outcome, Enrolled)] == []
    with database.read() as session:
        rows = session.scalars(select(Enrolment)).all()
    assert sorted(row.seat for row in rows if row.seat is not None) == [1, 2, 3, 4, 5]
    assert sorted(o.queue_place for o in outcomes if isinstance(o, Enrolled) and o.queue_place) == list(range(1, 20))


def test_people_who_come_and_go_at_once_leave_the_class_full_and_nobody_forgotten(database: Database) -> None:
    with database.write() as session:
        training_class = a_class(session, capacity=4)
        leaving = [a_person(session) for _ in range(8)]
        made = {person.id: enrol(session, person, training_class).enrolment.id for person in leaving}
        coming = [a_person(session) for _ in range(8)]

    def come_or_go(session: Session, person: Person) -> None:
        if person.id in made:
            training.cancel(session, person.id, made[person.id], ACTOR)
        else:
            enrol(session, person, training_class)

    assert at_once(database, come_or_go, leaving + coming) == [None] * 16
    standing = [entry for entry in statuses(database) if entry[0] != "cancelled"]
    assert sorted(standing, key=str) == [("enrolled", seat) for seat in (1, 2, 3, 4)] + [("waiting", None)] * 4


@pytest.mark.parametrize("again", ["seat = 1, status = 'enrolled', person_id = :other", "status = 'waiting'"])
def test_the_database_itself_refuses_a_seat_given_twice_and_a_person_enrolled_twice(
    database: Database, again: str
) -> None:
    with database.write() as session:
        training_class, person, other = a_class(session, capacity=2), a_person(session), a_person(session)
        enrol(session, person, training_class)
        session.add(Enrolment(person_id=person.id, class_id=training_class.id, status="cancelled"))
    with pytest.raises(IntegrityError), database.write() as session:
        session.execute(
            text(f"update enrolments set {again} where status = 'cancelled'").bindparams(
                **{"other": other.id} if ":other" in again else {}
            )
        )
