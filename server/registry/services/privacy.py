"""A person's own data: shown, no longer used, deleted (PIPL 15, 45, 47)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from server import clock
from server.policies.training_subsidy.wording import spoken_date
from server.registry.database import utcnow
from server.registry.models import Consent, Person
from server.registry.services import audit, erasing, jobs, messages, people, subsidy, training
from server.registry.services.own_data import CertificateOnRecord, MyData, my_data
from server.registry.services.retention import RETENTION_YEARS, Deletion, end_what_is_over, what_would_go
from server.words import word

__all__ = [
    "CertificateOnRecord",
    "Deletion",
    "MyData",
    "NoConsent",
    "delete_person",
    "give_consent",
    "my_data",
    "purge",
    "what_would_go",
    "withdraw_consent",
]


class NoConsent(Exception):
    """There is no consent that could be taken back."""


def give_consent(session: Session, person_id: str, wording: str, actor: str) -> Consent:
    """Keep a consent given anew; `wording` is the sentence that the person agreed to. Raises `people.PersonGone`."""
    people.lock(session, person_id)
    given = Consent(person_id=person_id, purpose="service", wording=wording)
    session.add(given)
    session.flush()
    audit.record(session, actor, "consent.give", f"person:{person_id}")
    return given


def withdraw_consent(session: Session, person_id: str, actor: str, today: date | None = None) -> int:
    """Take the consent back: from now on nothing new is written, what is under way goes on.

    Leaving a class, taking a claim back, complaints and deletion stay possible. Returns how many consents stood.
    Raises `NoConsent` and `people.PersonGone`.
    """
    people.lock(session, person_id)
    standing = session.scalars(
        select(Consent).where(Consent.person_id == person_id, Consent.withdrawn_at.is_(None))
    ).all()
    if not standing:
        raise NoConsent
    for consent in standing:
        consent.withdrawn_at = utcnow()
    on = (today or clock.today()).isoformat()
    audit.record(session, actor, "consent.withdraw", f"person:{person_id}", on=on)
    return len(standing)


def delete_person(
    session: Session,
    person_id: str,
    actor: str,
    today: date | None = None,
    retention_years: int = RETENTION_YEARS,
    staying: str | None = None,
) -> Deletion:
    """Delete what is on record of a person, and tell them by text message; return what is gone and what is kept.

    Seats go to who waits, claims that are not paid are withdrawn, referrals end. Subsidy claims and payments stay
    with the keyed hash of the number alone until `kept_until`; without them nothing stays. `what_would_go` says it
    all before the yes. `staying` is the conversation in which the person asks: its transcript goes, it does not end.
    Raises `people.PersonGone`.
    """
    today = today or clock.today()
    if (person := session.get(Person, person_id)) is not None:
        erasing.hold_conversations(session, person)
    person = people.lock(session, person_id, to_delete=True)
    deletion = what_would_go(session, person_id, today, retention_years)
    _give_up(session, person_id, actor, today)
    _tell(session, person, deletion)
    audit.record(
        session, actor, "person.delete", f"person:{person_id}",
        kept_until=deletion.kept_until.isoformat() if deletion.kept_until else None,
    )  # fmt: skip
    session.flush()
    erasing.erase(session, person, deletion, today, staying)
    return deletion


def purge(session: Session, actor: str, today: date | None = None) -> int:
    """Remove what was kept of deleted people whose time is over; return how many they were.

    The text messages that told of a deletion go too, a month after it, and what ends by itself.
    """
    today = today or clock.today()
    erasing.erase_last_messages(session, today)
    end_what_is_over(session, utcnow())
    due = list(session.scalars(select(Person).where(Person.kept_until <= today).with_for_update()))
    for person in due:
        audit.record(session, actor, "person.purge", f"person:{person.id}")
        erasing.erase_kept(session, person)
    return len(due)


def _give_up(session: Session, person_id: str, actor: str, today: date) -> None:
    training.cancel_all(session, person_id, actor, today)
    subsidy.withdraw_unpaid(session, person_id, actor)
    jobs.withdraw_all(session, person_id, actor)


def _tell(session: Session, person: Person, deletion: Deletion) -> None:
    until = deletion.kept_until
    said = word("sms.deleted_and_kept", day=spoken_date(until)) if until else word("sms.deleted")
    classes, claims = len(deletion.enrolments), len(deletion.claims_withdrawn)
    given_up = word("sms.given_up", count=classes, left=claims).text if classes or claims else ""
    messages.send_text(session, person.phone, erasing.LAST_MESSAGE, said.text + given_up)
