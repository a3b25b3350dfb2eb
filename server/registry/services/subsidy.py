"""Claiming the training subsidy: the rule decides, the numbered slot holds the line."""

from __future__ import annotations

from datetime import date

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
from server.registry.services import audit, people, subsidy_slots
from server.registry.services.helper import Helper, columns, noted

NATIONAL = "000000"
COUNTING = ("submitted", "approved", "paid")
UNPAID = ("submitted", "approved")
HELD_BACK = ("refused", "returned", "withdrawn")
DEFAULT_READING = SubsidySettings()


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
    submitted = _new_claim(person, certificate, bank_account, settings, today)
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
) -> SubsidyClaim:
    """Record a clerk's decision: approved, paid, refused or returned (with the reason for the person).

    Where paid claims alone count, `settings` is the reading by which a payment is checked.
    Raises `LookupError` for an unknown claim and `ValueError` for a step that does not follow.
    """
    found = session.get(SubsidyClaim, claim_id)
    if found is None:
        raise LookupError(f"no claim {claim_id}")
    people.lock(session, found.person_id)
    session.refresh(found)
    allowed = {"submitted": ("approved", "refused", "returned"), "approved": ("paid", "refused", "returned")}
    if status not in allowed.get(found.status, ()):
        raise ValueError(f"a claim that is {found.status} cannot become {status}")
    if status in ("approved", "paid") and not found.certificate.verified:
        raise ValueError("the certificate must be checked first")
    if status in ("refused", "returned") and not reason:
        raise ValueError("a refusal needs its reason")
    if status in HELD_BACK:
        found.slot = None
    elif status == "paid" and found.slot_at_payment:
        paid = [claim for claim in earlier_claims(session, found.person_id) if claim.status == "paid"]
        subsidy_slots.pay(session, found, paid, settings)
    found.status, found.reason = status, reason
    audit.record(session, actor, "subsidy.decide", f"subsidy_claim:{found.id}", status=status)
    return found


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


def _new_claim(
    person: Person, certificate: Certificate, bank_account: str | None, settings: SubsidySettings, today: date
) -> SubsidyClaim:
    counted_on = _counted_on(certificate, settings, today)
    repeat_from, repeat_until = repeat_window(counted_on, settings)
    province = province_of(person)
    return SubsidyClaim(
        person_id=person.id,
        certificate_id=certificate.id,
        province=province,
        occupation_code=certificate.occupation_code,
        skill_level=certificate.skill_level,
        certificate_kind=certificate.kind,
        competition=certificate.competition,
        counted_on=counted_on,
        cap_year=cap_year(counted_on),
        cap=int(yearly_cap(province, counted_on).value),
        repeat_key=repeat_key(certificate.occupation_code, certificate.skill_level, certificate.kind),
        repeat_from=repeat_from,
        repeat_until=repeat_until,
        status="submitted",
        bank_account=bank_account,
        counts=settings.competition_counts or not certificate.competition,
        slot_at_payment=settings.one_time == "paid",
    )


def _strictest(settings: SubsidySettings) -> SubsidySettings:
    return settings.model_copy(
        update={
            "repeat_window": "rolling",
            "competition_counts": True,
            "one_time": "not_withdrawn_refused_returned",
        }
    )
