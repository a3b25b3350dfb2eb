"""The seats of a class: which are free, and who waits for one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from server import clock
from server.registry.models import Enrolment, Person, TrainingClass
from server.registry.services import audit, messages

ACTIVE = ("enrolled", "waiting")
SEATED = ("enrolled", "completed")


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


def highest_seats(session: Session, class_ids: Collection[int]) -> dict[int, int]:
    """Return the highest seat that is held in each of these classes, by the class's id, where any is."""
    held = Enrolment.class_id.in_(class_ids), Enrolment.seat.is_not(None)
    highest = select(Enrolment.class_id, func.max(Enrolment.seat)).where(*held).group_by(Enrolment.class_id)
    return {class_id: seat for class_id, seat in session.execute(highest) if seat is not None}


def lock_class(session: Session, class_id: int) -> TrainingClass:
    """Return a class as it is now, its row locked so that nobody else gives its seats away meanwhile."""
    return session.scalars(_locked(TrainingClass.id == class_id)).one()


def lock_classes(session: Session, which: ColumnElement[bool]) -> Sequence[TrainingClass]:
    """Lock the classes of which this is true, in the order of their ids, so that nobody waits in a circle."""
    return session.scalars(_locked(which)).all()


def _locked(which: ColumnElement[bool]) -> Select[TrainingClass]:
    classes = select(TrainingClass).where(which).order_by(TrainingClass.id)
    return classes.with_for_update(of=TrainingClass, key_share=True).execution_options(populate_existing=True)


def active_ones(session: Session, training_class: TrainingClass) -> Sequence[Enrolment]:
    """Return who is in a class or waits for it, the earliest first."""
    active = select(Enrolment).where(Enrolment.class_id == training_class.id, Enrolment.status.in_(ACTIVE))
    return session.scalars(active.order_by(Enrolment.id)).all()


def lowest_free(session: Session, training_class: TrainingClass) -> int | None:
    """Return the lowest seat that nobody holds, None where the class is full."""
    taken = set(
        session.scalars(
            select(Enrolment.seat).where(Enrolment.class_id == training_class.id, Enrolment.seat.is_not(None))
        )
    )
    if len(taken) >= training_class.capacity:  # also where the capacity was lowered below a seat that is held
        return None
    return next((seat for seat in range(1, training_class.capacity + 1) if seat not in taken), None)


def fill(session: Session, classes: Iterable[TrainingClass], today: date | None = None) -> None:
    """Let those who wait move up into free seats of the classes, unless one has begun or is called off."""
    day = today or clock.today()
    move_up(session, [one for one in classes if one.status != "cancelled" and one.starts_on > day])


def move_up(session: Session, classes: Iterable[TrainingClass]) -> None:
    """Give the free seats of the classes to those who wait, in their order."""
    open_ones = {one.id: one for one in classes}
    waiting = session.scalars(
        select(Enrolment)
        .where(Enrolment.class_id.in_(open_ones), Enrolment.status == "waiting")
        .order_by(Enrolment.id)
        .execution_options(populate_existing=True)
    ).all()
    for following in waiting:
        training_class = open_ones.get(following.class_id)
        if training_class is None:
            continue
        if (seat := lowest_free(session, training_class)) is None:
            del open_ones[training_class.id]
        else:
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
