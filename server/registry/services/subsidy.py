"""Claiming the training subsidy: the rule decides, the numbered slot holds the line."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from server import clock
from server.policies import (
    Claim,
    Decision,
    Request,
    SubsidySettings,
    cap_year,
    evaluate,
    repeat_key,
    repeat_window,
    yearly_cap,
)
from server.policies.training_subsidy.decision import OtherDates
from server.registry.models import Certificate, Person, SubsidyClaim
from server.registry.services import audit, people, proofs, subsidy_slots
from server.registry.services.four_eyes import STRICT, FourEyes, Steps, look
from server.registry.services.helper import Helper, columns, noted

NATIONAL = "000000"
COUNTING = ("submitted", "approved", "paid")
UNPAID = ("submitted", "approved")
HELD_BACK = ("refused", "returned", "withdrawn", "reversed")
NEEDS_REASON = ("refused", "returned", "reversed")
NEXT = {
    "submitted": ("approved", "refused", "returned"),
    "approved": ("paid", "refused", "returned"),
    "paid": ("reversed",),
}
DEFAULT_READING = SubsidySettings()

Cause = Literal["step", "certificate_not_verified", "number_stands_twice", "no_reason", "no_bank_account", "no_room"]
WHY_NOT: dict[Cause, str] = {
    "step": "it cannot become what was asked for",
    "certificate_not_verified": "the certificate must be checked first",
    "number_stands_twice": "the certificate's number is another one's, too",
    "no_reason": "a refusal needs its reason",
    "no_bank_account": "there is no bank account",
    "no_room": "what was paid in the year leaves no room for it",
}


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


class DecisionRefused(ValueError):
    """A decision that cannot be; `cause` says why, and `status` where the claim stands."""

    def __init__(self, cause: Cause, status: str) -> None:
        super().__init__(f"a claim that is {status}: {WHY_NOT[cause]}")
        self.cause, self.status = cause, status


def province_of(person: Person | None, area: str | None = None) -> str:
    """Return the province whose rule applies: the person's, else that of `area`, else the national one."""
    code = (person.area if person else None) or area
    return f"{code[:2]}0000" if code else NATIONAL


def check(
    session: Session,
    person: Person,
    settings: SubsidySettings,
    certificate: Certificate | None = None,
    today: date | None = None,
    training_place: str | None = None,
    on: date | None = None,
) -> Decision:
    """Decide whether the person may claim: for `certificate`, or in general how many times are left.

    `training_place` is what the place of the training is to the person (户籍地, 常住地, 求职地), where that is known.
    `on` is the day of the decision where that is not today.
    """
    today = today or clock.today()
    day = on or today
    request = Request(
        on=_counted_on(certificate, settings, day) if certificate else day,
        occupation=certificate.occupation_code if certificate else None,
        skill_level=certificate.skill_level if certificate else None,
        certificate_kind=certificate.kind if certificate else None,
        province=province_of(person),
        competition=certificate.competition if certificate else False,
        other_dates=_dates(certificate, day) if certificate else (),
        training_place=training_place,
    )
    return evaluate(request, earlier_claims(session, person.id), settings, today)


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
    submitted.submitted_by = proofs.voucher(session) or actor
    submitted.helper_name, submitted.helper_relation = columns(helper).values()
    if not subsidy_slots.keep(session, submitted):
        # Claims made under an earlier reading of the rule keep what they hold: the strictest reading says why.
        raise ClaimRefused(check(session, person, _strictest(settings), certificate, today))
    audit.record(
        session, actor, "subsidy.claim", f"subsidy_claim:{submitted.id}", slot=submitted.slot, **noted(helper)
    )  # fmt: skip
    return submitted


def withdraw(
    session: Session, person_id: str, claim_id: int, actor: str, helper: Helper | None = None, unpaid: bool = False
) -> SubsidyClaim:
    """Take a claim back that is not decided yet; its slot is free again. Raises `LookupError`.

    With `unpaid` one that is approved can be taken back as well: nobody could be paid once the record is gone.
    """
    people.lock(session, person_id)
    found = session.get(SubsidyClaim, claim_id, populate_existing=True)
    still_open = UNPAID if unpaid else ("submitted",)
    if found is None or found.person_id != person_id or found.status not in still_open:
        raise LookupError(f"no open claim {claim_id} of this person")
    found.status, found.slot = "withdrawn", None
    audit.record(session, actor, "subsidy.withdraw", f"subsidy_claim:{found.id}", **noted(helper))
    return found


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
    for field, value in _counted(person, certificate, settings, today).items():
        setattr(waiting, field, value)
    if not subsidy_slots.keep_anew(session, waiting):
        raise ClaimRefused(check(session, person, _strictest(settings), certificate, today))
    return waiting


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


def earlier_claims(session: Session, person_id: str) -> list[Claim]:
    """Return all claims of a person in the form that the rule reads."""
    query = select(SubsidyClaim).where(SubsidyClaim.person_id == person_id)
    rows = session.scalars(query.execution_options(populate_existing=True))
    return [_as_read_by_the_rule(row) for row in rows]


def _as_read_by_the_rule(row: SubsidyClaim) -> Claim:
    return Claim(
        counted_on=row.counted_on,
        occupation=row.occupation_code,
        skill_level=row.skill_level,
        certificate_kind=row.certificate_kind,
        status=row.status,
        competition=row.competition,
        other_dates=_dates(row.certificate, clock.day_of(row.created_at)),
    )


def _counted_on(certificate: Certificate, settings: SubsidySettings, today: date) -> date:
    # The start of training is not on the certificate and payment lies ahead: the nearest known day stands in.
    return certificate.issued_on if settings.counting_date in ("certificate_issued", "training_started") else today


def _dates(certificate: Certificate, claimed_on: date) -> OtherDates:
    return (("certificate_issued", certificate.issued_on), ("claimed", claimed_on))


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
        **_counted(person, certificate, settings, today),
    )


def _counted(person: Person, certificate: Certificate, settings: SubsidySettings, today: date) -> dict[str, Any]:
    """Return how a claim counts, by its certificate and the office's reading."""
    counted_on = _counted_on(certificate, settings, today)
    repeat_from, repeat_until = repeat_window(counted_on, settings)
    province = province_of(person)
    kind = certificate.kind
    return {
        "province": province,
        "occupation_code": certificate.occupation_code,
        "skill_level": certificate.skill_level,
        "certificate_kind": kind,
        "competition": certificate.competition,
        "counted_on": counted_on,
        "cap_year": cap_year(counted_on),
        "cap": int(yearly_cap(province, counted_on).value),
        "repeat_key": repeat_key(certificate.occupation_code, certificate.skill_level, kind, settings),
        "repeat_from": repeat_from,
        "repeat_until": repeat_until,
        "counts": settings.competition_counts or not certificate.competition,
    }


def _strictest(settings: SubsidySettings) -> SubsidySettings:
    return settings.model_copy(
        update={
            "repeat_window": "rolling",
            "competition_counts": True,
            "one_time": "not_withdrawn_refused_returned",
            "without_level": "by_occupation",
        }
    )
