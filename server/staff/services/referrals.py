"""What became of a referral."""

from __future__ import annotations

from sqlalchemy.orm import Session

from server.registry.models import Referral
from server.registry.services import audit

NEXT = {"sent": ("interview", "hired", "declined", "withdrawn"), "interview": ("hired", "declined", "withdrawn")}


class ReferralStepRefused(Exception):
    """The step does not follow from the referral's status."""


def move(session: Session, referral: Referral, status: str, actor: str) -> Referral:
    """Note an interview or how the referral ended. Raises `ReferralStepRefused`."""
    if status not in NEXT.get(referral.status, ()):
        raise ReferralStepRefused
    referral.status = status
    audit.record(session, actor, "referral.update", f"referral:{referral.id}", status=status)
    return referral
