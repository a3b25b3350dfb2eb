"""Enrolling in a class, leaving it, and the waiting list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server import clock
from server.policies.training_subsidy.wording import spoken_date
from server.registry.models import Enrolment, Person, TrainingClass
from server.registry.services import audit, messages, people
from server.registry.services.helper import Helper, columns, noted
from server.words import word

ACTIVE = ("enrolled", "waiting")


class EnrolmentRefused(Exception):
    """`code` is closed (the class takes nobody any more), already (the person is in it) or full."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SeatsTaken(Exception):
    """A class cannot have fewer seats than are held; `seat` is the highest of them."""

    def __init__(self, seat: int) -> None:
        super().__init__(f"seat {seat} is held")
        self.seat = seat


@dataclass(frozen=True)
class AsTold:
    """When and where a class begins, as its people know it."""

    starts_on: date
    base_id: int
    online: bool


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
    training_class = _locked_class(session, class_id)
    if training_class.status != "open" or training_class.enrol_until < (today or clock.today()):
        raise EnrolmentRefused("closed")
    if _active(session, person_id, class_id) is not None:
        raise EnrolmentRefused("already")
    _move_up(session, training_class)  # seats that were added belong to those who wait
    seat = _free_seat(session, training_class)
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
    training_class = _locked_class(session, enrolment.class_id)
    session.refresh(enrolment)
    if enrolment.status not in ACTIVE:
        raise LookupError(f"enrolment {enrolment_id} is {enrolment.status}")
    enrolment.seat, enrolment.status = None, "cancelled"
    session.flush()
    audit.record(session, actor, "enrolment.cancel", f"enrolment:{enrolment.id}", **noted(helper))
    if training_class.status != "cancelled" and training_class.starts_on > (today or clock.today()):
        _move_up(session, training_class)
    return enrolment


def as_told(training_class: TrainingClass) -> AsTold:
    """Return what the people of a class were told, to be kept before it is changed."""
    return AsTold(training_class.starts_on, training_class.base_id, training_class.online)


def after_a_change(
    session: Session, training_class: TrainingClass, actor: str, before: AsTold, today: date | None = None
) -> None:
    """Let the people of a class that was changed, by whatever way, know what it means for them.

    Of one that is called off all are taken and told; of one that was shifted all are told; added seats go to those
    who wait, unless it has begun. Raises `SeatsTaken` where it would have fewer seats than are held.
    """
    session.flush()
    if (seat := highest_seat(session, training_class.id)) > training_class.capacity:
        raise SeatsTaken(seat)
    if training_class.status == "cancelled":
        _call_off(session, training_class, actor)
        return
    if max(before.starts_on, training_class.starts_on) <= (today or clock.today()):
        return
    if as_told(training_class) != before:
        _tell_of_the_shift(session, training_class)
    if training_class.starts_on > (today or clock.today()):
        _move_up(session, training_class)


def highest_seat(session: Session, class_id: int) -> int:
    """Return the highest seat that somebody holds, 0 where nobody does."""
    return session.scalar(select(func.max(Enrolment.seat)).where(Enrolment.class_id == class_id)) or 0


def _tell_of_the_shift(session: Session, training_class: TrainingClass) -> None:
    place = word("sms.online").text if training_class.online else training_class.base.address
    for enrolment in _active_ones(session, training_class):
        said = word(
            "sms.class_shifted", name=training_class.course.name, starts=spoken_date(training_class.starts_on),
            address=place, number=f"{enrolment.id:06d}",
        )  # fmt: skip
        phone = session.get_one(Person, enrolment.person_id).phone
        messages.send_text(session, phone, "class_shifted", said.text)


def _call_off(session: Session, training_class: TrainingClass, actor: str) -> None:
    for enrolment in _active_ones(session, training_class):
        enrolment.status, enrolment.seat = "cancelled", None
        person = session.get_one(Person, enrolment.person_id)
        messages.send_text(
            session, person.phone, "class_cancelled",
            f"【同行】您报名的{training_class.course.name}不开班了。您可以选别的班。报名号{enrolment.id:06d}。",
        )  # fmt: skip
        audit.record(session, actor, "enrolment.cancel", f"enrolment:{enrolment.id}", why="class_cancelled")


def queue_place(session: Session, enrolment: Enrolment) -> int:
    """Return the place of a waiting enrolment in the queue of its class, 1 being next."""
    before = session.scalar(
        select(func.count(Enrolment.id)).where(
            Enrolment.class_id == enrolment.class_id,
            Enrolment.status == "waiting",
            Enrolment.id <= enrolment.id,
        )
    )
    return before or 1


def free_seats(session: Session, training_class: TrainingClass) -> int:
    """Return how many seats of a class are free now."""
    taken = session.scalar(
        select(func.count(Enrolment.id)).where(Enrolment.class_id == training_class.id, Enrolment.seat.is_not(None))
    )
    return max(0, training_class.capacity - (taken or 0))


def _locked_class(session: Session, class_id: int) -> TrainingClass:
    return session.scalars(
        select(TrainingClass)
        .where(TrainingClass.id == class_id)
        .with_for_update(of=TrainingClass, key_share=True)
        .execution_options(populate_existing=True)
    ).one()


def _active(session: Session, person_id: str, class_id: int) -> Enrolment | None:
    return session.scalar(
        select(Enrolment).where(
            Enrolment.person_id == person_id,
            Enrolment.class_id == class_id,
            Enrolment.status.in_(ACTIVE),
        )
    )


def _active_ones(session: Session, training_class: TrainingClass) -> Sequence[Enrolment]:
    active = select(Enrolment).where(Enrolment.class_id == training_class.id, Enrolment.status.in_(ACTIVE))
    return session.scalars(active.order_by(Enrolment.id)).all()


def _free_seat(session: Session, training_class: TrainingClass) -> int | None:
    taken = set(
        session.scalars(
            select(Enrolment.seat).where(Enrolment.class_id == training_class.id, Enrolment.seat.is_not(None))
        )
    )
    if len(taken) >= training_class.capacity:  # also where the capacity was lowered below a seat that is held
        return None
    return next((seat for seat in range(1, training_class.capacity + 1) if seat not in taken), None)


def _move_up(session: Session, training_class: TrainingClass) -> None:
    """Give the free seats to those who wait, in their order."""
    waiting = session.scalars(
        select(Enrolment)
        .where(Enrolment.class_id == training_class.id, Enrolment.status == "waiting")
        .order_by(Enrolment.id)
        .execution_options(populate_existing=True)
    ).all()
    for following in waiting:
        seat = _free_seat(session, training_class)
        if seat is None:
            return
        _seat(session, training_class, following, seat)


def _seat(session: Session, training_class: TrainingClass, following: Enrolment, seat: int) -> None:
    following.status, following.seat = "enrolled", seat
    person = session.get_one(Person, following.person_id)
    messages.send_text(
        session,
        person.phone,
        "enrolment",
        f"【同行】您候补的{training_class.course.name}有了名额，已为您报上。报名号{following.id:06d}。",
    )
    audit.record(session, "system", "enrolment.move_up", f"enrolment:{following.id}")
