"""What a class that was changed means for its people: they are told, moved up, or taken off it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from server import clock
from server.policies.training_subsidy.wording import spoken_date
from server.registry.models import Person, TrainingClass
from server.registry.services import audit, messages
from server.registry.services.class_seats import active_ones, highest_seat, move_up
from server.words import word


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
        move_up(session, training_class)


def _tell_of_the_shift(session: Session, training_class: TrainingClass) -> None:
    place = word("sms.online").text if training_class.online else training_class.base.address
    for enrolment in active_ones(session, training_class):
        said = word(
            "sms.class_shifted", name=training_class.course.name, starts=spoken_date(training_class.starts_on),
            address=place, number=f"{enrolment.id:06d}",
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
