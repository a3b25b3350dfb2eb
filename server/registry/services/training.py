"""Enrolling in a class, and leaving it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from server import clock
from server.registry.models import Enrolment, TrainingClass
from server.registry.services import audit, people
from server.registry.services.class_seats import (
    ACTIVE,
    SEATED,
    fill,
    lock_class,
    lock_classes,
    lowest_free,
    move_up,
    queue_place,
)
from server.registry.services.helper import Helper, columns, noted


class EnrolmentRefused(Exception):
    """`code` is closed (the class takes nobody any more), already (the person is in it) or full."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Enrolled:
    """The enrolment, and for a waiting person the place in the queue, 1 being next."""

    enrolment: Enrolment
    queue_place: int | None


def enrol(
    session: Session,
    person_id: str,
    class_id: int,
    actor: str,
    today: date | None = None,
    may_wait: bool = True,
    helper: Helper | None = None,
) -> Enrolled:
    """Give the person the lowest free seat, or a place on the waiting list when the class is full.

    `may_wait` says whether the person agreed to a waiting list, `helper` who acted for them.
    Raises `EnrolmentRefused`, `people.ConsentWithdrawn` and `people.PersonGone`.
    """
    people.lock(session, person_id)
    people.require_consent(session, person_id)
    training_class = lock_class(session, class_id)
    if training_class.status != "open" or training_class.enrol_until < (today or clock.today()):
        raise EnrolmentRefused("closed")
    if _active(session, person_id, class_id) is not None:
        raise EnrolmentRefused("already")
    move_up(session, [training_class])  # seats that were added belong to those who wait
    seat = lowest_free(session, training_class)
    if seat is None and not may_wait:
        raise EnrolmentRefused("full")
    status = "enrolled" if seat else "waiting"
    enrolment = Enrolment(person_id=person_id, class_id=class_id, seat=seat, status=status, **columns(helper))
    session.add(enrolment)
    session.flush()
    audit.record(
        session,
        actor,
        "enrolment.create",
        f"enrolment:{enrolment.id}",
        class_code=training_class.code,
        status=enrolment.status,
        **noted(helper),
    )
    return Enrolled(enrolment, None if seat else queue_place(session, enrolment))


def take_over(
    session: Session, person_id: str, class_id: int, status: str, enrolled_at: datetime, actor: str
) -> Enrolment:
    """Put an enrolment from before the registry on record, also in a class that takes nobody any more.

    Whoever is or was in the class holds a seat, those who wait or left do not. Nobody moves up by it: a seat that is
    free by now may be that of somebody who is taken over next.
    Raises `EnrolmentRefused` (full), `people.ConsentWithdrawn` and `people.PersonGone`.
    """
    people.lock(session, person_id)
    people.require_consent(session, person_id)
    training_class = lock_class(session, class_id)
    seat = lowest_free(session, training_class) if status in SEATED else None
    if status in SEATED and seat is None:
        raise EnrolmentRefused("full")
    enrolment = Enrolment(
        person_id=person_id, class_id=class_id, seat=seat, status=status, created_at=enrolled_at, **columns(None)
    )
    session.add(enrolment)
    session.flush()
    audit.record(
        session, actor, "enrolment.create", f"enrolment:{enrolment.id}",
        class_code=training_class.code, status=status,
    )  # fmt: skip
    return enrolment


def cancel(
    session: Session,
    person_id: str,
    enrolment_id: int,
    actor: str,
    today: date | None = None,
    helper: Helper | None = None,
) -> Enrolment:
    """Take the person off the class; the first on the waiting list moves up and is told by text message.

    Nobody moves up into a class that has begun or is cancelled.
    Raises `LookupError` when the enrolment is not the person's or is no longer active, and `people.PersonGone`.
    """
    people.lock(session, person_id)
    enrolment = session.get(Enrolment, enrolment_id)
    if enrolment is None or enrolment.person_id != person_id:
        raise LookupError(f"no enrolment {enrolment_id} of this person")
    training_class = lock_class(session, enrolment.class_id)
    session.refresh(enrolment)
    if enrolment.status not in ACTIVE:
        raise LookupError(f"enrolment {enrolment_id} is {enrolment.status}")
    _leave(session, enrolment, actor, helper)
    fill(session, [training_class], today)
    return enrolment


def cancel_all(session: Session, person_id: str, actor: str, today: date | None = None) -> None:
    """Take the person off every class that they are in or wait for, as `cancel` does. Raises `people.PersonGone`."""
    people.lock(session, person_id)
    theirs = Enrolment.person_id == person_id, Enrolment.status.in_(ACTIVE)
    classes = lock_classes(session, TrainingClass.id.in_(select(Enrolment.class_id).where(*theirs)))
    active = select(Enrolment).where(*theirs, Enrolment.class_id.in_([one.id for one in classes]))
    for enrolment in session.scalars(active.order_by(Enrolment.id).execution_options(populate_existing=True)).all():
        _leave(session, enrolment, actor)
    fill(session, classes, today)


def _leave(session: Session, enrolment: Enrolment, actor: str, helper: Helper | None = None) -> None:
    enrolment.seat, enrolment.status = None, "cancelled"
    audit.record(session, actor, "enrolment.cancel", f"enrolment:{enrolment.id}", **noted(helper))


def _active(session: Session, person_id: str, class_id: int) -> Enrolment | None:
    return session.scalar(
        select(Enrolment).where(
            Enrolment.person_id == person_id,
            Enrolment.class_id == class_id,
            Enrolment.status.in_(ACTIVE),
        )
    )
