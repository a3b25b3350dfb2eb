"""Referrals: a person's facts sent to an employer, and what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from fastapi import Depends, Query
from pydantic import BaseModel

from server.registry.models import Referral
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.fields import Code, RowId, Strict
from server.staff.paging import Listing, Page
from server.staff.problems import step_not_possible
from server.staff.routing import resource_router
from server.staff.services import referrals

router = resource_router("referrals")
Reader = Annotated[Desk, Depends(allowed("read", "referrals"))]
Writer = Annotated[Desk, Depends(allowed("write", "referrals"))]


class ReferralRow(BaseModel):
    """A referral."""

    id: int
    person_id: str
    job_id: int
    status: str
    contact_in_writing: bool
    helper_relation: str | None
    created_at: datetime
    updated_at: datetime


class Referrals(Listing):
    person_id: Code | None = None
    job_id: RowId | None = None
    status: Literal["sent", "interview", "hired", "declined", "withdrawn"] | None = None


class ReferralStep(Strict):
    status: Literal["interview", "hired", "declined", "withdrawn"]


@router.get("")
def list_referrals(desk: Reader, wanted: Annotated[Referrals, Query()]) -> Page[ReferralRow]:
    """Referrals of people of the area."""
    with desk.read() as session:
        return rows.page(session, desk, Referral, wanted, ReferralRow)


@router.get("/{referral_id}")
def read_referral(referral_id: int, desk: Reader) -> ReferralRow:
    """One referral."""
    with desk.read() as session:
        return ReferralRow.model_validate(rows.find(session, desk, Referral, referral_id), from_attributes=True)


@router.patch("/{referral_id}")
def move_referral(referral_id: int, step: ReferralStep, desk: Writer) -> ReferralRow:
    """Note an interview, or how the referral ended."""
    with desk.write() as session:
        referral = rows.find(session, desk, Referral, referral_id, lock=True)
        try:
            referrals.move(session, referral, step.status, desk.actor)
        except referrals.ReferralStepRefused as error:
            raise step_not_possible() from error
        session.flush()
        return ReferralRow.model_validate(referral, from_attributes=True)
