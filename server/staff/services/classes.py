"""The end of an enrolment."""

from __future__ import annotations

from sqlalchemy.orm import Session

from server.registry.models import Enrolment
from server.registry.services import audit


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
