"""Claims of the subsidy from before the registry: they take slots, so that no cap begins at zero."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from server.policies import SubsidySettings
from server.registry.models import Certificate, SubsidyClaim
from server.registry.services import audit, people, subsidy, subsidy_decisions

STEPS = {"submitted": (), "approved": ("approved",), "paid": ("approved", "paid")}
"""what was decided of a claim that counts, in order"""


@dataclass(frozen=True)
class EarlierClaim:
    """A claim as the office's list tells it: when it was made, and what became of it."""

    certificate_id: int
    claimed_on: date
    claimed_at: datetime
    """a moment of that day"""
    status: str
    bank_account: str | None
    reason: str


def take_over(
    session: Session, person_id: str, earlier: EarlierClaim, settings: SubsidySettings, actor: str
) -> SubsidyClaim:
    """Put an earlier claim on record, as it would have stood on its day.

    One that counts is checked by the rule of that day and takes a slot; one that was refused, returned or withdrawn
    holds none. Raises what `subsidy.claim` and `subsidy_decisions.decide` raise.
    """
    if earlier.status in subsidy.HELD_BACK:
        return _held_back(session, person_id, earlier, settings, actor)
    claim = subsidy.claim(
        session, person_id, earlier.certificate_id, earlier.bank_account, settings, actor, earlier.claimed_on
    )
    claim.created_at = earlier.claimed_at
    for step in STEPS[earlier.status]:
        subsidy_decisions.decide(session, claim.id, step, None, actor, settings, taken_over=True)
    session.flush()
    return claim


def _held_back(
    session: Session, person_id: str, earlier: EarlierClaim, settings: SubsidySettings, actor: str
) -> SubsidyClaim:
    person = people.lock(session, person_id)
    people.require_consent(session, person_id)
    certificate = session.get_one(Certificate, earlier.certificate_id)
    claim = subsidy.new_claim(person, certificate, earlier.bank_account, settings, earlier.claimed_on)
    claim.status, claim.created_at = earlier.status, earlier.claimed_at
    claim.reason = None if earlier.status == "withdrawn" else earlier.reason
    session.add(claim)
    session.flush()
    audit.record(session, actor, "subsidy.claim", f"subsidy_claim:{claim.id}", status=claim.status)
    return claim
