"""Changing what is on a person's record: the phone, and the area whose office is responsible."""

from __future__ import annotations

from sqlalchemy.orm import Session

from server.registry.models import Division, Person
from server.registry.services import audit, messages, people, proofs
from server.words import word


class Unchanged(Exception):
    """What is on record is what was given."""


class UnknownDivision(Exception):
    """No division on record has this code."""


def person_on_record(session: Session, person_id: str) -> Person:
    """Return the person whose record is to change, held for the transaction. Raises `people.PersonGone`."""
    return people.lock(session, person_id)


def change_phone(session: Session, person_id: str, new_phone: str, actor: str) -> Person:
    """Set another phone, and tell the old one, so that nobody loses a record without noticing.

    All that was proved by the old one ends. A person in a conversation has proved the new one there
    (`verification.check_new_phone`). Raises `Unchanged`, `people.ConsentWithdrawn`, `people.PersonGone` and
    `proofs.NotProved`.
    """
    person = people.lock(session, person_id)
    people.require_consent(session, person_id)
    if people.phone_matches(person, new_phone):
        raise Unchanged
    told, old_phone = word("sms.phone_changed", phone=new_phone[-4:]).text, person.phone
    proofs.change_phone(session, person, messages.phone_index(new_phone))
    messages.send_text(session, old_phone, "phone_changed", told)
    person.phone = new_phone
    audit.record(session, actor, "person.phone", f"person:{person_id}")
    return person


def change_area(session: Session, person_id: str, division_code: str, actor: str) -> Person:
    """Put the person under the office of another division.

    Raises `UnknownDivision`, `Unchanged`, `people.ConsentWithdrawn` and `people.PersonGone`.
    """
    person = people.lock(session, person_id)
    people.require_consent(session, person_id)
    if session.get(Division, division_code) is None:
        raise UnknownDivision(division_code)
    if person.area == division_code:
        raise Unchanged
    audit.record(session, actor, "person.area", f"person:{person_id}", before=person.area, area=division_code)
    person.area = division_code
    return person
