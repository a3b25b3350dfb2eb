"""Claiming the training subsidy: the rule decides, the numbered slot holds the line."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from server import clock
from server.policies import (
    Decision,
    SubsidySettings,
)
from server.registry.models import Certificate, Person, SubsidyClaim
from server.registry.services import audit, people, proofs, subsidy_slots
from server.registry.services.helper import Helper, columns, noted
from server.registry.services.subsidy_rule import check, counted, strictest

COUNTING = ("submitted", "approved", "paid")
UNPAID = ("submitted", "approved")
HELD_BACK = ("refused", "returned", "withdrawn", "reversed")


class ClaimRefused(Exception):
    """The rule says no; `decision` says why, from when it is possible, and where it stands."""

    def __init__(self, decision: Decision) -> None:
        super().__init__("the subsidy rule refuses this claim")
        self.decision = decision


class CertificateClaimed(Exception):
    """There is a claim for this certificate already: `claim_id`, since its row is gone with the transaction."""

    def __init__(self, claim_id: int) -> None:
        super().__init__("this certificate was claimed for already")
        self.claim_id = claim_id


def claim(
    session: Session,
    person_id: str,
    certificate_id: int,
    bank_account: str | None,
    settings: SubsidySettings,
    actor: str,
    today: date | None = None,
    helper: Helper | None = None,
) -> SubsidyClaim:
    """Submit a claim for a certificate of the person; `helper` is who acted for them.

    Raises `ClaimRefused`, `CertificateClaimed`, `people.ConsentWithdrawn`, and `LookupError` when the certificate is
    not the person's.
    """
    today = today or clock.today()
    person = people.lock(session, person_id)
    people.require_consent(session, person_id)
    certificate = session.get(Certificate, certificate_id)
    if certificate is None or certificate.person_id != person_id:
        raise LookupError(f"no certificate {certificate_id} of this person")
    standing = session.scalar(
        select(SubsidyClaim).where(SubsidyClaim.certificate_id == certificate_id, SubsidyClaim.status.in_(COUNTING))
    )
    if standing is not None:
        raise CertificateClaimed(standing.id)
    decision = check(session, person, settings, certificate, today)
    if not decision.eligible:
        raise ClaimRefused(decision)
    submitted = new_claim(person, certificate, bank_account, settings, today)
    submitted.submitted_by = proofs.voucher(session, person) or actor
    submitted.helper_name, submitted.helper_relation = columns(helper).values()
    if not subsidy_slots.keep(session, submitted):
        # Claims made under an earlier reading of the rule keep what they hold: the strictest reading says why.
        raise ClaimRefused(check(session, person, strictest(settings), certificate, today))
    audit.record(
        session, actor, "subsidy.claim", f"subsidy_claim:{submitted.id}", slot=submitted.slot, **noted(helper)
    )  # fmt: skip
    return submitted


def withdraw(
    session: Session, person_id: str, claim_id: int, actor: str, helper: Helper | None = None
) -> SubsidyClaim:
    """Take a claim back that is not decided yet; its slot is free again. Raises `LookupError`."""
    people.lock(session, person_id)
    found = session.get(SubsidyClaim, claim_id, populate_existing=True)
    if found is None or found.person_id != person_id or found.status != "submitted":
        raise LookupError(f"no open claim {claim_id} of this person")
    _take_back(session, found, actor, helper)
    return found


def withdraw_unpaid(session: Session, person_id: str, actor: str) -> None:
    """Take back every claim of a person that is not paid: nobody could be paid once the record is gone."""
    people.lock(session, person_id)
    unpaid = select(SubsidyClaim).where(SubsidyClaim.person_id == person_id, SubsidyClaim.status.in_(UNPAID))
    for found in session.scalars(unpaid.order_by(SubsidyClaim.id).execution_options(populate_existing=True)).all():
        _take_back(session, found, actor)


def _take_back(session: Session, found: SubsidyClaim, actor: str, helper: Helper | None = None) -> None:
    found.status, found.slot = "withdrawn", None
    audit.record(session, actor, "subsidy.withdraw", f"subsidy_claim:{found.id}", **noted(helper))


def count_anew(
    session: Session, waiting: SubsidyClaim, settings: SubsidySettings, today: date | None = None
) -> SubsidyClaim:
    """Count a claim that is not decided by its certificate as it reads now. Raises `ClaimRefused`."""
    today = today or clock.today()
    person = people.lock(session, waiting.person_id)
    waiting.status, waiting.slot = "returned", None  # so that it does not stand in its own way
    session.flush()
    certificate = session.get_one(Certificate, waiting.certificate_id)
    decision = check(session, person, settings, certificate, today)
    if not decision.eligible:
        raise ClaimRefused(decision)
    for field, value in counted(person, certificate, settings, today).items():
        setattr(waiting, field, value)
    if not subsidy_slots.keep_anew(session, waiting):
        raise ClaimRefused(check(session, person, strictest(settings), certificate, today))
    return waiting


def new_claim(
    person: Person, certificate: Certificate, bank_account: str | None, settings: SubsidySettings, today: date
) -> SubsidyClaim:
    """Return a claim as it is made on a day, without a slot."""
    return SubsidyClaim(
        person_id=person.id,
        certificate_id=certificate.id,
        status="submitted",
        bank_account=bank_account,
        slot_at_payment=settings.one_time == "paid",
        **counted(person, certificate, settings, today),
    )
