"""The numbered slots of a year: a claim that counts holds one, and there are as many as the cap allows."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server import clock
from server.policies import Claim, Request, SubsidySettings, evaluate
from server.registry.models import SubsidyClaim


def keep(session: Session, submitted: SubsidyClaim) -> bool:
    """Write a new claim with its slot; False where none is free or the database sees a repeat."""
    if submitted.counts and not submitted.slot_at_payment:
        submitted.slot = _free(session, submitted)
        if submitted.slot is None:
            return False
    try:
        with session.begin_nested():
            session.add(submitted)
    except IntegrityError:
        return False
    return True


def pay(session: Session, approved: SubsidyClaim, paid: list[Claim], settings: SubsidySettings) -> None:
    """Give a claim its slot at payment, beside those that are paid; raises `ValueError` where it has no room."""
    request = Request(
        on=approved.counted_on,
        occupation=approved.occupation_code,
        skill_level=approved.skill_level,
        certificate_kind=approved.certificate_kind,
        province=approved.province,
        competition=approved.competition,
    )
    slot = _free(session, approved) if approved.counts else None
    full = approved.counts and slot is None
    if full or not evaluate(request, paid, settings, clock.today()).eligible:
        raise ValueError("what was paid in the year leaves no room for this claim")
    try:
        with session.begin_nested():
            approved.slot, approved.status = slot, "paid"
    except IntegrityError as error:
        raise ValueError("the same occupation and level was paid for within the year") from error


def _free(session: Session, wanted: SubsidyClaim) -> int | None:
    taken = set(
        session.scalars(
            select(SubsidyClaim.slot).where(
                SubsidyClaim.person_id == wanted.person_id,
                SubsidyClaim.cap_year == wanted.cap_year,
                SubsidyClaim.slot.is_not(None),
            )
        )
    )
    return next((slot for slot in range(1, wanted.cap + 1) if slot not in taken), None)
