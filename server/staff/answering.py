"""The step by which staff take up and answer complaints, feedback and reports on work."""

from __future__ import annotations

from typing import Literal

from sqlalchemy.orm import Session

from server.registry.models import Complaint, EmploymentReport, Feedback
from server.staff import rows
from server.staff.desk import Desk
from server.staff.fields import Answer, Strict
from server.staff.problems import invalid_field, step_not_possible
from server.staff.services import answers

AnswerStatus = Literal["received", "in_progress", "answered"]


class Answering(Strict):
    """`answered` needs an answer, in words for the person; one that puts another right names it in `instead_of`."""

    status: Literal["in_progress", "answered"]
    answer: Answer | None = None
    instead_of: Answer | None = None


def answered(
    session: Session,
    desk: Desk,
    model: type[Complaint] | type[Feedback] | type[EmploymentReport],
    key: int,
    step: Answering,
) -> None:
    """Do a step; raises a 404, 409 or 422 problem."""
    told = rows.find(session, desk, model, key, lock=True)
    try:
        answers.move(session, told, step.status, step.answer, desk.actor, desk.areas, step.instead_of)
    except answers.AnswerStepRefused as error:
        raise step_not_possible() from error
    except ValueError as error:
        raise invalid_field("answer", "missing", "请写明答复。对方会看到。") from error
    session.flush()
