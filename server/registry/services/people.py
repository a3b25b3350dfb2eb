"""People: who is on record, registering, and the lock under which a person's rights are counted."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from language.numbers.personal import CertificateNumber
from server import clock
from server.registry.crypto import keyring
from server.registry.database import utcnow
from server.registry.models import Certificate, Consent, DisabilityCertificate, Person
from server.registry.services import audit, key_check, once, proofs
from server.registry.services.messages import phone_index

HEARING, SPEECH = 2, 3
HELD = "the people whose rows are held"
CONSENTS = "the consents that stand, by person"


class AlreadyRegistered(Exception):
    """The resident number is on record already."""


class PersonGone(LookupError):
    """There is no such person, or no longer: they had their record deleted."""


class OlderCertificate(ValueError):
    """The person holds a newer disability certificate than this one."""


class ConsentWithdrawn(Exception):
    """The person took the consent back: nothing new is written before it is given anew."""


def number_index(number: CertificateNumber) -> str:
    """Return the keyed hash under which a person is kept."""
    return keyring().index("resident", number.resident_number)


def number_indexes(number: CertificateNumber) -> tuple[str, ...]:
    """Return the keyed hashes under which a person is found, whichever key was in use then."""
    return keyring().indexes("resident", number.resident_number)


def find_by_number(session: Session, number: CertificateNumber) -> Person | None:
    """Return the person of a certificate number, whatever its category, level and suffix."""
    found = select(Person).where(Person.number_hash.in_(number_indexes(number)), Person.deleted_on.is_(None))
    return session.scalar(found)


def phone_matches(person: Person, phone: str) -> bool:
    return keyring().is_index(person.phone_hash, "phone", phone)


def wants_writing_only(session: Session, person: Person, actor: str) -> None:
    """Note on record that the person is to be written to and not rung up, as they wished."""
    if not person.cannot_take_calls:
        person.cannot_take_calls = True
        audit.record(session, actor, "person.writing_only", f"person:{person.id}")


def takes_calls(session: Session, person: Person, actor: str) -> None:
    """Note on record that the telephone may be rung, as was said: it is a helper's, or they hear well enough."""
    if person.cannot_take_calls:
        person.cannot_take_calls = False
        audit.record(session, actor, "person.takes_calls", f"person:{person.id}")


def lock(session: Session, person_id: str, to_delete: bool = False) -> Person:
    """Return the person with the row locked, so that nobody else counts or writes their rights meanwhile.

    `to_delete` keeps others from writing anything that refers to the person. What was read of the person before may
    be stale by then, so it is read again, once: what the transaction holds nobody else changes. Raises `PersonGone`,
    and `proofs.NotProved` where the session speaks for a conversation in which the person is not proved (any more):
    every write of a person's matter comes through here.
    """
    if person_id in once.found(session, HELD) and not to_delete:
        session.flush()  # who reads a row again after this must not lose what was written here
        person = session.get(Person, person_id)
    else:
        wanted = select(Person).where(Person.id == person_id).with_for_update(key_share=not to_delete)
        person = session.scalar(wanted.execution_options(populate_existing=True))
        once.found(session, HELD)[person_id] = True
    if person is None or person.deleted_on is not None:
        raise PersonGone
    proofs.require(session, person)
    return person


def register(
    session: Session,
    name: str,
    number: CertificateNumber,
    phone: str,
    area: str | None,
    consent_wording: str,
    actor: str,
    consent_given_at: datetime | None = None,
) -> Person:
    """Open a record with its first certificate and the consent.

    Raises `AlreadyRegistered`, and `proofs.NotProved` where the session speaks for a conversation without the proof.

    `consent_given_at` is when the consent was given, where that was not now.
    Who had a record deleted gets it anew under the same id, so that what they claimed before still counts.
    """
    hashed = number_index(number)
    key_check.require_keys(session)
    proofs.require_numbers(session, phone_index(phone), hashed)
    before = select(Person).where(Person.number_hash.in_(number_indexes(number))).with_for_update(key_share=True)
    deleted = session.scalar(before.execution_options(populate_existing=True))
    if deleted is not None and deleted.deleted_on is None:
        raise AlreadyRegistered
    person = deleted or Person(id=uuid.uuid4().hex)
    person.number_hash = hashed
    person.name, person.phone, person.phone_hash, person.area = name, phone, phone_index(phone), area
    person.cannot_take_calls = number.category in (HEARING, SPEECH)
    person.created_at, person.deleted_on, person.kept_until = utcnow(), None, None
    try:
        with session.begin_nested():
            session.add(person)
    except IntegrityError as error:  # someone registered the same number a moment ago
        if find_by_number(session, number) is None:
            raise
        raise AlreadyRegistered from error
    once.found(session, HELD)[person.id] = True
    if deleted is not None:
        _give_numbers_back(session, person.id)
    given_at = consent_given_at or utcnow()
    session.add(Consent(person_id=person.id, purpose="service", wording=consent_wording, given_at=given_at))
    session.add(_certificate(person.id, number))
    audit.record(session, actor, "person.register", f"person:{person.id}", area=area)
    return person


def _give_numbers_back(session: Session, person_id: str) -> None:
    """Free the numbers of certificates that the deletion kept taken for claims that were open (`erasing`)."""
    bare = Certificate.person_id == person_id, Certificate.number.is_(None)
    session.execute(update(Certificate).where(*bare).values(number_hash=None))


def note_certificate(session: Session, person: Person, number: CertificateNumber, actor: str) -> None:
    """Keep a re-issued certificate beside the older one, which it supersedes.

    Raises `ValueError` for another person's number, `OlderCertificate`, and `ConsentWithdrawn`.
    """
    person = lock(session, person.id)
    require_consent(session, person.id)
    if person.number_hash != number_index(number):
        raise ValueError("a certificate of another person")
    current = current_certificate(session, person.id)
    if current is not None and current.number == number.value:
        return
    if current is not None:
        _require_newer(session, person.id, number, current)
        current.superseded_on = clock.today()
    session.add(_certificate(person.id, number))
    person.cannot_take_calls = person.cannot_take_calls or number.category in (HEARING, SPEECH)
    audit.record(session, actor, "person.certificate", f"person:{person.id}")


def _require_newer(
    session: Session, person_id: str, number: CertificateNumber, current: DisabilityCertificate
) -> None:
    """Raise `OlderCertificate` where the number was superseded before, or was issued fewer times than the current."""
    superseded = session.scalars(
        select(DisabilityCertificate.number).where(
            DisabilityCertificate.person_id == person_id, DisabilityCertificate.superseded_on.is_not(None)
        )
    )
    if number.value in set(superseded) or number.issue < CertificateNumber(current.number).issue:
        raise OlderCertificate("the person holds a newer certificate")


def current_certificate(session: Session, person_id: str) -> DisabilityCertificate | None:
    """Return the person's disability certificate in force."""
    return session.scalar(
        select(DisabilityCertificate)
        .where(DisabilityCertificate.person_id == person_id, DisabilityCertificate.superseded_on.is_(None))
        .order_by(DisabilityCertificate.id.desc())
        .limit(1)
    )


def has_consent(session: Session, person_id: str) -> bool:
    """Whether the person's consent to the service stands.

    It is asked once in a transaction that holds the person: only who holds them takes it back.
    """
    known: dict[str, Consent] = once.found(session, CONSENTS)
    if person_id in known and known[person_id].withdrawn_at is None:
        return True
    standing = Consent.person_id == person_id, Consent.purpose == "service", Consent.withdrawn_at.is_(None)
    consent = session.scalar(select(Consent).where(*standing).limit(1))
    if consent is not None and person_id in once.found(session, HELD):
        known[person_id] = consent
    return consent is not None


def require_consent(session: Session, person_id: str) -> None:
    """Raise `ConsentWithdrawn` unless the person's consent to the service stands (PIPL 15)."""
    if not has_consent(session, person_id):
        raise ConsentWithdrawn


def _certificate(person_id: str, number: CertificateNumber) -> DisabilityCertificate:
    return DisabilityCertificate(
        person_id=person_id,
        number=number.value,
        category=str(number.category),
        level=str(number.level),
        recorded_on=clock.today(),
    )
