"""Decisions of staff on a claim: which may follow which, and by whom."""

from __future__ import annotations

from typing import Literal

from sqlalchemy.orm import Session

from server.policies import (
    SubsidySettings,
)
from server.registry.models import SubsidyClaim
from server.registry.services import audit, people, subsidy_slots
from server.registry.services.four_eyes import STRICT, FourEyes, Steps, look
from server.registry.services.subsidy import HELD_BACK
from server.registry.services.subsidy_rule import DEFAULT_READING, earlier_claims

NEEDS_REASON = ("refused", "returned", "reversed")
NEXT = {
    "submitted": ("approved", "refused", "returned"),
    "approved": ("paid", "refused", "returned"),
    "paid": ("reversed",),
}

Cause = Literal["step", "certificate_not_verified", "number_stands_twice", "no_reason", "no_bank_account", "no_room"]
WHY_NOT: dict[Cause, str] = {
    "step": "it cannot become what was asked for",
    "certificate_not_verified": "the certificate must be checked first",
    "number_stands_twice": "the certificate's number is another one's, too",
    "no_reason": "a refusal needs its reason",
    "no_bank_account": "there is no bank account",
    "no_room": "what was paid in the year leaves no room for it",
}


class DecisionRefused(ValueError):
    """A decision that cannot be; `cause` says why, and `status` where the claim stands."""

    def __init__(self, cause: Cause, status: str) -> None:
        super().__init__(f"a claim that is {status}: {WHY_NOT[cause]}")
        self.cause, self.status = cause, status


def decide(
    session: Session,
    claim_id: int,
    status: str,
    reason: str | None,
    actor: str,
    settings: SubsidySettings = DEFAULT_READING,
    four_eyes: FourEyes = STRICT,
    taken_over: bool = False,
) -> SubsidyClaim:
    """Record a decision of staff: approved, paid, refused, returned or reversed (with the reason for the person).

    Where paid claims alone count, `settings` is the reading by which a payment is checked. What was `taken_over` was
    decided before this registry: who looked, and where the money went, stands on the office's own paper.
    Raises `LookupError` for an unknown claim, `DecisionRefused`, and `four_eyes.SamePerson`.
    """
    found = session.get(SubsidyClaim, claim_id)
    if found is None:
        raise LookupError(f"no claim {claim_id}")
    people.lock(session, found.person_id)
    session.refresh(found)
    _check_decision(found, status, reason, taken_over)
    alone = {"taken_over": True} if taken_over else _look(found, status, actor, four_eyes)
    if status in HELD_BACK:
        found.slot = None
    elif status == "paid" and found.slot_at_payment:
        paid = [claim for claim in earlier_claims(session, found.person_id) if claim.status == "paid"]
        try:
            subsidy_slots.pay(session, found, paid, settings)
        except ValueError as error:
            raise DecisionRefused("no_room", found.status) from error
    found.status, found.reason = status, reason
    if status == "approved":
        found.approved_by = actor
    if status == "paid":
        found.paid_by = actor
    audit.record(session, actor, "subsidy.decide", f"subsidy_claim:{found.id}", status=status, **alone)
    return found


def _check_decision(found: SubsidyClaim, status: str, reason: str | None, taken_over: bool) -> None:
    if status not in NEXT.get(found.status, ()):
        raise DecisionRefused("step", found.status)
    if status in NEEDS_REASON and not reason:
        raise DecisionRefused("no_reason", found.status)
    if status not in ("approved", "paid"):
        return
    certificate = found.certificate
    if not certificate.verified:
        raise DecisionRefused("certificate_not_verified", found.status)
    if certificate.number is not None and certificate.number_hash is None:
        raise DecisionRefused("number_stands_twice", found.status)
    if status == "paid" and not found.bank_account and not taken_over:
        raise DecisionRefused("no_bank_account", found.status)


def _look(found: SubsidyClaim, status: str, actor: str, four_eyes: FourEyes) -> dict[str, bool]:
    before: dict[str, dict[Steps, str | None]] = {
        "approved": {"verify_and_approve": found.certificate.verified_by, "submit_and_approve": found.submitted_by},
        "paid": {"approve_and_pay": found.approved_by},
        "reversed": {"pay_and_reverse": found.paid_by},
    }
    alone: dict[str, bool] = {}
    for steps, by in before.get(status, {}).items():
        alone |= look(steps, actor, (by,), four_eyes)
    return alone
