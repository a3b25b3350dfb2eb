"""Complaints: filed with or without a name, and found again by their receipt number."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from server.registry.models import Complaint, Conversation, Person
from server.registry.services import audit, people
from server.registry.services.helper import Helper, columns, noted
from server.registry.services.responsible import office_of

RECEIPT_DIGITS = 10
"""so many that trying numbers finds no other's complaint"""


def file(
    session: Session,
    conversation_id: str,
    person_id: str | None,
    about: str,
    where: str | None,
    when: str | None,
    contact: str | None,
    actor: str,
    helper: Helper | None = None,
    told_area: str | None = None,
) -> Complaint:
    """Keep a complaint; its `receipt` is the number to remember.

    Without `person_id` and `contact` (a phone) it is anonymous: the answer is told to whoever knows the receipt.
    It goes to the office of the person, else of the division that was told, else of the conversation.
    No consent is needed: a complaint may be about how a person's data are used.
    Raises `ValueError` where nothing is said, and of a person `people.PersonGone`.
    """
    if not about.strip():
        raise ValueError("a complaint says what it is about")
    conversation = session.get_one(Conversation, conversation_id)
    person = people.lock(session, person_id) if person_id else None
    filed = Complaint(
        receipt=_unused_receipt(session),
        conversation_id=conversation_id,
        person_id=person_id,
        area=office_of(person, told_area, conversation),
        about=about.strip(),
        place=where,
        happened=when,
        contact=contact,
        **columns(helper),
    )
    session.add(filed)
    session.flush()
    audit.record(
        session, actor, "complaint.file", f"complaint:{filed.id}",
        anonymous=person_id is None and contact is None, **noted(helper),
    )  # fmt: skip
    return filed


def left_by(session: Session, person: Person, conversations: Collection[str]) -> list[Complaint]:
    """Return a person's complaints, the earliest first: theirs on record, and those with their phone to answer to.

    Of the second kind are those that somebody left in these conversations, in which the person was proved; of a phone
    that somebody else on record has, too, nobody knows whose they are.
    """
    told = and_(
        Complaint.person_id.is_(None), Complaint.contact.is_not(None), Complaint.conversation_id.in_(conversations)
    )
    shared = select(Person.id).where(Person.phone_hash == person.phone_hash, Person.id != person.id).exists()
    theirs = or_(Complaint.person_id == person.id, and_(told, ~shared))
    found = session.scalars(
        select(Complaint).where(theirs).order_by(Complaint.id).execution_options(populate_existing=True)
    )
    return [one for one in found if one.person_id == person.id or one.contact == person.phone]


def find_by_receipt(session: Session, receipt: str) -> Complaint | None:
    """Return the complaint with this receipt number, however its digits are grouped.

    Who asks need not be who complained: tell `status` and `answer`, nothing of what was said.
    """
    digits = "".join(one for one in receipt if one.isdecimal())
    return session.scalar(select(Complaint).where(Complaint.receipt == digits))


def _unused_receipt(session: Session) -> str:
    while True:
        receipt = f"{1 + secrets.randbelow(9)}{secrets.randbelow(10 ** (RECEIPT_DIGITS - 1)):0{RECEIPT_DIGITS - 1}d}"
        if find_by_receipt(session, receipt) is None:
            return receipt
