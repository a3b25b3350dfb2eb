"""The end of an enrolment, and a class that does not take place."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import Enrolment, Person, TrainingClass
from server.registry.services import audit, messages


class EnrolmentStepRefused(Exception):
    """The step does not follow from the enrolment's status."""


def complete(session: Session, enrolment: Enrolment, actor: str) -> Enrolment:
    """Note that the person has finished the class. Raises `EnrolmentStepRefused`."""
    session.refresh(enrolment, with_for_update=True)
    if enrolment.status != "enrolled":
        raise EnrolmentStepRefused
    enrolment.status = "completed"
    audit.record(session, actor, "enrolment.complete", f"enrolment:{enrolment.id}")
    return enrolment


def call_off(session: Session, training_class: TrainingClass, actor: str) -> int:
    """Take everyone off a class that does not take place, and tell them; return how many they were."""
    active = list(
        session.scalars(
            select(Enrolment)
            .where(Enrolment.class_id == training_class.id, Enrolment.status.in_(("enrolled", "waiting")))
            .order_by(Enrolment.id)
        )
    )
    for enrolment in active:
        enrolment.status, enrolment.seat = "cancelled", None
        person = session.get_one(Person, enrolment.person_id)
        messages.send_text(
            session, person.phone, "class_cancelled",
            f"【同行】您报名的{training_class.course.name}不开班了。您可以选别的班。报名号{enrolment.id:06d}。",
        )  # fmt: skip
        audit.record(session, actor, "enrolment.cancel", f"enrolment:{enrolment.id}", why="class_cancelled")
    return len(active)
