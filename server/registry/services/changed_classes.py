"""What a class that was changed means for its people: they are told, moved up, or taken off it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from server import clock
from server.policies.training_subsidy.wording import spoken_date
from server.registry.models import Enrolment, Person, TrainingClass
from server.registry.services import audit, messages
from server.registry.services.class_seats import ACTIVE, active_ones, fill, highest_seats, lock_classes
from server.words import word

FINAL = ("cancelled",)
"""what a class stays for good: its people were told so"""


class SeatsTaken(Exception):
    """A class cannot have fewer seats than are held; `seat` is the highest of them."""

    def __init__(self, seat: int) -> None:
        super().__init__(f"seat {seat} is held")
        self.seat = seat


@dataclass(frozen=True)
class AsTold:
    """When and where a class begins, as its people know it."""

    starts_on: date
    place: str


def as_told(training_class: TrainingClass) -> AsTold:
    """Return what the people of a class were told, to be kept before it is changed."""
    place = word("sms.online").text if training_class.online else training_class.base.address
    return AsTold(training_class.starts_on, place)


def all_as_told(session: Session, which: ColumnElement[bool]) -> dict[TrainingClass, AsTold]:
    """Return the classes of which this is true and that somebody is in, or waits for, with what these were told.

    All of which it is true are locked: nobody else changes them, or comes into one, before they have been changed.
    """
    lock_classes(session, which)
    concerned = (
        select(TrainingClass)
        .join(Enrolment, Enrolment.class_id == TrainingClass.id)
        .where(which, Enrolment.status.in_(ACTIVE))
        .distinct()
        .order_by(TrainingClass.id)
    )
    return {one: as_told(one) for one in session.scalars(concerned)}


def after_a_change(
    session: Session, training_class: TrainingClass, actor: str, before: AsTold, today: date | None = None
) -> None:
    """Let the people of a class that was changed, by whatever way, know what it means for them.

    Of one that is called off all are taken and told; of one that was shifted all are told; added seats go to those
    who wait, unless it has begun. Raises `SeatsTaken` where it would have fewer seats than are held.
    """
    session.flush()
    seat = highest_seats(session, [training_class.id]).get(training_class.id, 0)
    if seat > training_class.capacity:
        raise SeatsTaken(seat)
    if training_class.status == "cancelled":
        _call_off(session, training_class, actor)
        return
    tell_of_a_shift(session, training_class, before, today)
    fill(session, [training_class], today)


def tell_of_a_shift(
    session: Session, training_class: TrainingClass, before: AsTold, today: date | None = None
) -> None:
    """Tell the people of a class that it begins on another day or at another place, unless it has begun."""
    session.expire(training_class, ["base"])
    now = as_told(training_class)
    if now == before or max(before.starts_on, now.starts_on) <= (today or clock.today()):
        return
    for enrolment in active_ones(session, training_class):
        said = word(
            "sms.class_shifted", name=training_class.course.name, starts=spoken_date(training_class.starts_on),
            address=now.place, number=f"{enrolment.id:06d}",
        )  # fmt: skip
        phone = session.get_one(Person, enrolment.person_id).phone
        messages.send_text(session, phone, "class_shifted", said.text)


def _call_off(session: Session, training_class: TrainingClass, actor: str) -> None:
    for enrolment in active_ones(session, training_class):
        enrolment.status, enrolment.seat = "cancelled", None
        person = session.get_one(Person, enrolment.person_id)
        messages.send_text(
            session, person.phone, "class_cancelled",
            f"【同行】您报名的{training_class.course.name}不开班了。您可以选别的班。报名号{enrolment.id:06d}。",
        )  # fmt: skip
        audit.record(session, actor, "enrolment.cancel", f"enrolment:{enrolment.id}", why="class_cancelled")
