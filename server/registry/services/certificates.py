"""Vocational certificates: told by a person or entered by staff, set right, and verified before money is paid."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from language.certificate_kinds import CERTIFICATE_KINDS, KINDS_WITH_LEVELS
from language.numbers.personal import CertificateNumber
from server import clock
from server.policies import SubsidySettings
from server.registry.certificate_numbers import number_indexes
from server.registry.models import Certificate, Person, SpentNumber, SubsidyClaim
from server.registry.services import audit, key_check, people, proofs, subsidy, subsidy_rule
from server.registry.services.four_eyes import STRICT, FourEyes, look
from server.registry.services.issued_on import check_issued_on

LEVEL_NEEDED = ("职业技能等级证书",)
DECIDED = ("approved", "paid")


class NumberTaken(Exception):
    """Another certificate has this number."""


class NumberMissing(Exception):
    """A certificate is verified by its number."""


class AlreadyVerified(Exception):
    """What was verified is not changed any more."""


class UnknownKind(Exception):
    """The kind is none of the list (`language.certificate_kinds`)."""


class LevelDoesNotFit(Exception):
    """The kind has levels and none is told, or it has none and one is told."""


def report(session: Session, person_id: str, told: Certificate, actor: str, today: date | None = None) -> int:
    """Put a certificate on record as the person told it, not verified; return its id.

    One that is on record already is not put there a second time: a message may arrive twice. A clerk who let in who
    speaks counts among those who entered it.
    Raises `people.ConsentWithdrawn`, `NumberTaken`, `UnknownKind` and `ImpossibleDay`.
    """
    people.require_consent(session, person_id)
    if (known := _same(session, person_id, told)) is not None:
        return known
    told.person_id = person_id
    _keep(session, told, actor, today, proofs.voucher(session, session.get_one(Person, person_id)))
    audit.record(session, actor, "certificate.report", f"certificate:{told.id}", person=person_id)
    return told.id


def take_over(session: Session, person_id: str, earlier: Certificate, verified: bool, actor: str) -> Certificate:
    """Put a certificate of the office's own earlier list on record; the office's word that it was seen is enough.

    Raises `NumberTaken`, `UnknownKind` and `ImpossibleDay`.
    """
    earlier.person_id = person_id
    _keep(session, earlier, actor, None)
    if verified:
        earlier.verified, earlier.verified_by = True, actor
    audit.record(
        session, actor, "certificate.take_over", f"certificate:{earlier.id}", person=person_id, verified=verified
    )
    return earlier


def enter(session: Session, certificate: Certificate, actor: str, today: date | None = None) -> Certificate:
    """Put a certificate on record as staff enter it, not verified.

    Raises `people.ConsentWithdrawn`, `NumberTaken`, `UnknownKind`, `LevelDoesNotFit` and `ImpossibleDay`.
    """
    _require_consent(session, certificate)
    _keep(session, certificate, actor, today)
    _check_level(certificate)
    audit.record(
        session, actor, "certificate.create", f"certificate:{certificate.id}",
        occupation_code=certificate.occupation_code, verified=False,
    )  # fmt: skip
    return certificate


def correct(
    session: Session,
    certificate: Certificate,
    changes: dict[str, Any],
    actor: str,
    settings: SubsidySettings = subsidy_rule.DEFAULT_READING,
    today: date | None = None,
) -> Certificate:
    """Set a certificate right that was not verified yet; a claim that waits for it is counted anew.

    To fill in a number that was missing is part of looking at the paper; any other change makes the actor one of
    those who entered the certificate. Raises `AlreadyVerified`, what `enter` raises, and `subsidy.ClaimRefused` where
    the claim could not have been made so.
    """
    _require_consent(session, certificate)
    claims = _claims_for(session, certificate)
    if certificate.verified or any(claim.status in DECIDED for claim in claims):
        raise AlreadyVerified
    if set(changes) != {"number"} or certificate.number is not None:
        certificate.entered_by = [*(certificate.entered_by or []), actor]
    for field, value in changes.items():
        setattr(certificate, field, value)
    if certificate.kind not in KINDS_WITH_LEVELS and "skill_level" not in changes:
        certificate.skill_level = None
    _check(session, certificate, today)
    _check_level(certificate)
    _flush(session, certificate)
    for claim in claims:
        if claim.status == "submitted":
            subsidy.count_anew(session, claim, settings, today)
    audit.record(session, actor, "certificate.correct", f"certificate:{certificate.id}", fields=sorted(changes))
    return certificate


def verify(session: Session, certificate: Certificate, actor: str, rule: FourEyes = STRICT) -> Certificate:
    """Note that somebody has seen a certificate and that it is good.

    Raises `NumberMissing`, `NumberTaken`, `people.PersonGone`, and `SamePerson` for who entered it or has approved a
    claim for it: to verify anew what was in doubt is the same step.
    """
    if not certificate.number:
        raise NumberMissing
    people.lock(session, certificate.person_id)  # so that nobody approves meanwhile
    approved_by = [claim.approved_by for claim in _claims_for(session, certificate) if claim.status in DECIDED]
    alone = look("record_and_verify", actor, certificate.entered_by or (), rule)
    alone |= look("verify_and_approve", actor, approved_by, rule)
    certificate.number = certificate.number  # one that stood twice has its hash only once it is alone
    _flush(session, certificate)
    certificate.verified, certificate.verified_by = True, actor
    audit.record(session, actor, "certificate.verify", f"certificate:{certificate.id}", verified=True, **alone)
    return certificate


def doubt(session: Session, certificate: Certificate, actor: str) -> Certificate:
    """Note that a certificate turned out not to be good."""
    certificate.verified, certificate.verified_by = False, None
    audit.record(session, actor, "certificate.verify", f"certificate:{certificate.id}", verified=False)
    return certificate


def _require_consent(session: Session, certificate: Certificate) -> None:
    people.lock(session, certificate.person_id)
    people.require_consent(session, certificate.person_id)


def _claims_for(session: Session, certificate: Certificate) -> list[SubsidyClaim]:
    return list(session.scalars(select(SubsidyClaim).where(SubsidyClaim.certificate_id == certificate.id)))


def _same(session: Session, person_id: str, told: Certificate) -> int | None:
    level = Certificate.skill_level
    return session.scalar(
        select(Certificate.id)
        .where(
            Certificate.person_id == person_id,
            Certificate.occupation_code == told.occupation_code,
            Certificate.kind == told.kind,
            Certificate.issued_on == told.issued_on,
            level.is_(None) if told.skill_level is None else level == told.skill_level,
        )
        .order_by(Certificate.id)
        .limit(1)
    )


def _keep(
    session: Session, certificate: Certificate, actor: str, today: date | None, voucher: str | None = None
) -> None:
    certificate.verified, certificate.entered_by = False, [actor, *([voucher] if voucher else [])]
    _check(session, certificate, today)
    _flush(session, certificate)


def _check(session: Session, certificate: Certificate, today: date | None) -> None:
    with session.no_autoflush:
        born = _birth_of(session, certificate.person_id)
    check_issued_on(certificate.issued_on, born, today or clock.today())
    if certificate.kind not in CERTIFICATE_KINDS:
        raise UnknownKind


def _flush(session: Session, certificate: Certificate) -> None:
    """Write a certificate. Raises `NumberMissing` for a number without a letter or digit, and `NumberTaken`."""
    hashed = certificate.number_hash
    if certificate.number is not None and hashed is None:
        raise NumberMissing
    with session.no_autoflush:
        if hashed is not None:
            key_check.require_keys(session)
            _require_free(session, certificate)
    try:
        session.add(certificate)
        session.flush()
    except IntegrityError as error:
        if hashed is None or "number_hash" not in str(error.orig):
            raise
        raise NumberTaken from error  # somebody was quicker


def _require_free(session: Session, certificate: Certificate) -> None:
    """Raise `NumberTaken` where another certificate has the number, or somebody was paid for it who is gone."""
    hashes = number_indexes(certificate.number or "")
    with_number = Certificate.number_hash.in_(hashes)
    others = [Certificate.id != certificate.id] if certificate.id is not None else []
    spent = select(SpentNumber.number_hash).where(SpentNumber.number_hash.in_(hashes))
    # In one statement: a deletion that ends meanwhile takes the number from there to here.
    if session.execute(select(Certificate.number_hash).where(with_number, *others).union_all(spent)).first():
        raise NumberTaken


def _check_level(certificate: Certificate) -> None:
    told = certificate.skill_level is not None
    if (told and certificate.kind not in KINDS_WITH_LEVELS) or (not told and certificate.kind in LEVEL_NEEDED):
        raise LevelDoesNotFit


def _birth_of(session: Session, person_id: str) -> date | None:
    held = people.current_certificate(session, person_id)
    return CertificateNumber(held.number).birth_date if held is not None else None
