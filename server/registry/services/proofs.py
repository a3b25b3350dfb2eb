"""Who is speaking: a phone that was proved for a certificate number in one conversation, and how long that stands.

What a dialogue keeps proves nothing. A transaction that speaks for a conversation (`speak_for`) writes on a record
only while the proof stands: `people.lock` and `people.register`, through which every such write goes, ask here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TypeVar

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from server.registry.crypto import keyring
from server.registry.database import utcnow
from server.registry.models import Conversation, Person, Proof, Turn
from server.registry.services import audit, once
from server.registry.services.case_owner import follow_person
from server.registry.services.messages import phone_indexes
from server.registry.services.presence import (
    SHARED,
    SILENCE_AT_A_KIOSK,
    heard_at,
    here_since,
    message_at,
    message_came,
)

SILENCE = timedelta(minutes=30)
"""after so long without a word somebody else may sit there; the code is asked for again"""
SPEAKER = "the conversation that a transaction speaks for"
PROVED = "the proofs that stand, by conversation, phone and number"
Row = TypeVar("Row")


@dataclass(frozen=True)
class Proved:
    """A proof that stands; `vouched_by` is the clerk who let the person in, none after a code."""

    vouched_by: str | None


class NotProved(Exception):
    """Nobody has shown in this conversation that this phone belongs to who gives this certificate number."""


def speak_for(session: Session, conversation_id: str) -> None:
    """Let a transaction write in the name of who talks in a conversation: on the records that are proved there."""
    session.info[SPEAKER] = conversation_id


def require(session: Session, person: Person) -> None:
    """Raise `NotProved` where the session speaks for a conversation in which the person's proof does not stand."""
    require_numbers(session, person.phone_hash, person.number_hash)


def require_numbers(session: Session, phone_hash: str, number_hash: str) -> None:
    """Raise `NotProved` where the session speaks for a conversation in which just these two are not proved."""
    speaker = session.info.get(SPEAKER)
    if speaker is not None and not is_proved(session, speaker, phone_hash, number_hash):
        raise NotProved


def stands(session: Session, conversation_id: str, person: Person, now: datetime | None = None) -> bool:
    """Whether the number and the phone that are on the person's record were proved here, and nobody was silent since.

    Once the office has corrected the phone, who holds the old one is nobody here.
    """
    return is_proved(session, conversation_id, person.phone_hash, person.number_hash, now)


def is_proved(
    session: Session, conversation_id: str, phone_hash: str, number_hash: str, now: datetime | None = None
) -> bool:
    """Whether a phone was proved for a number in a conversation, and whoever did it has been talking on since.

    Once found, it stands for the rest of the transaction, unless the transaction itself ends a proof.
    """
    if now is not None:
        return _standing(session, conversation_id, phone_hash, number_hash, now) is not None
    return _proof(session, conversation_id, phone_hash, number_hash) is not None


def _proof(session: Session, conversation_id: str, phone_hash: str, number_hash: str) -> Proved | None:
    found: dict[tuple[str, str, str], Proved] = once.found(session, PROVED)
    asked = conversation_id, phone_hash, number_hash
    if asked not in found and (standing := _standing(session, *asked)) is not None:
        found[asked] = standing
    return found.get(asked)


def _standing(
    session: Session, conversation_id: str, phone_hash: str, number_hash: str, now: datetime | None = None
) -> Proved | None:
    talked_on = and_(
        Turn.conversation_id == Proof.conversation_id, Turn.reply.is_not(None), Turn.created_at >= Proof.proved_at
    )
    found = session.execute(
        select(
            Proof.proved_at,
            Proof.vouched_by,
            Conversation.channel,
            Turn.created_at,
            heard_at().label("heard_at"),
            message_came(conversation_id).correlate(None).scalar_subquery().label("came"),
        )
        .outerjoin(Conversation, Conversation.id == Proof.conversation_id)
        .outerjoin(Turn, talked_on)
        .where(
            Proof.conversation_id == conversation_id,
            Proof.phone_hash == phone_hash,
            Proof.number_hash == number_hash,
            Proof.ended_at.is_(None),
        )
    ).all()
    if not found:
        return None
    proved_at, channel = max(one.proved_at for one in found), found[0].channel
    talked = sorted((one.created_at, one.heard_at) for one in found if one.created_at and one.created_at >= proved_at)
    allowed, now = SILENCE_AT_A_KIOSK if channel == SHARED else SILENCE, now or found[0].came or utcnow()
    heard = pairwise([(proved_at, proved_at), *talked, (now, now)])
    if any(came - before > allowed for (_, before), (came, _) in heard):
        return None
    return Proved(next((one.vouched_by for one in found if one.vouched_by), None))


def is_proved_phone(session: Session, conversation_id: str, phone: str, since: datetime | None = None) -> bool:
    """Whether somebody has shown in this conversation that the phone is theirs, whatever for.

    The proof stands, or stood at `since` or later.
    """
    stood = or_(Proof.ended_at.is_(None), Proof.ended_at > since) if since is not None else Proof.ended_at.is_(None)
    own = Proof.conversation_id == conversation_id, Proof.phone_hash.in_(phone_indexes(phone))
    return session.scalar(select(Proof.id).where(*own, stood).limit(1)) is not None


def person_of(session: Session, conversation: Conversation) -> Person | None:
    """Return the person whose conversation it is, as long as the proof stands."""
    person = session.get(Person, conversation.person_id) if conversation.person_id else None
    return person if person is not None and stands(session, conversation.id, person) else None


def keep(
    session: Session, conversation_id: str, phone_hash: str, number_hash: str, now: datetime | None = None
) -> Proof:
    """Keep what was shown; whatever else was shown in the conversation ends."""
    now = now or message_at(session, conversation_id)
    _end(session, Proof.conversation_id == conversation_id, now)
    return add(session, conversation_id, phone_hash, number_hash, now)


def add(
    session: Session, conversation_id: str, phone_hash: str, number_hash: str, now: datetime | None = None
) -> Proof:
    """Keep what was shown beside what stands: a known person's new phone."""
    proved_at = now or message_at(session, conversation_id)
    proof = Proof(
        conversation_id=conversation_id, phone_hash=phone_hash, number_hash=number_hash, proved_at=proved_at
    )
    session.add(proof)
    session.flush()
    return proof


def new_phone_of(person: Person) -> str:
    """Return what a code for a new phone is bound to, where one that shows who somebody is has the certificate."""
    return keyring().index("new-phone", person.id)


def new_phones_of(person: Person) -> tuple[str, ...]:
    """Return what such a code may be bound to, whichever key was in use when it was sent."""
    return keyring().indexes("new-phone", person.id)


def change_phone(session: Session, person: Person, phone_hash: str) -> None:
    """Let a person's record have another phone: all that was proved of it ends, but for who proved the new one here.

    Raises `NotProved` where the session speaks for a conversation in which nobody has.
    """
    require_numbers(session, phone_hash, new_phone_of(person))
    vouched_by = voucher(session, person)
    person.phone_hash = phone_hash
    end_all_of(session, person)
    if (speaker := session.info.get(SPEAKER)) is not None:
        add(session, speaker, phone_hash, person.number_hash).vouched_by = vouched_by


def bound_to(person: Person) -> set[str]:
    """Return what the proofs and codes of a person are bound to: the number, or a new phone of theirs."""
    return {person.number_hash, *new_phones_of(person)}


def erase_all_of(session: Session, person: Person) -> None:
    """Remove what was ever proved of a person."""
    once.forget(session, PROVED)
    session.execute(delete(Proof).where(Proof.number_hash.in_(bound_to(person))))


def end_all_of(session: Session, person: Person) -> None:
    """End what was proved of a person, in every conversation."""
    _end(session, Proof.number_hash.in_(bound_to(person)))


def identify(session: Session, conversation_id: str, person: Person, actor: str, now: datetime | None = None) -> None:
    """Link a conversation to the person whose number and phone were proved in it; the audit names it.

    What was handed over in the conversation before is the person's from now on, and their office's.
    Raises `NotProved`.
    """
    if not stands(session, conversation_id, person, now):
        raise NotProved
    _link(session, conversation_id, person)
    audit.record(session, actor, "conversation.identify", f"person:{person.id}")


def vouch(session: Session, conversation_id: str, person: Person, actor: str, now: datetime | None = None) -> None:
    """Link a conversation to a person because a clerk has made sure who talks there; no code is needed."""
    keep(session, conversation_id, person.phone_hash, person.number_hash, now).vouched_by = actor
    _link(session, conversation_id, person)
    audit.record(session, actor, "conversation.vouch", f"person:{person.id}")


def voucher(session: Session, person: Person) -> str | None:
    """Return which clerk let the person into the conversation that the session speaks for; none after a code."""
    if (speaker := session.info.get(SPEAKER)) is None:
        return None
    proof = _proof(session, speaker, person.phone_hash, person.number_hash)
    return None if proof is None else proof.vouched_by


def forget(session: Session, conversation_id: str, actor: str) -> None:
    """End what was proved in a conversation and take its link away: from now on somebody else may talk there."""
    _end(session, Proof.conversation_id == conversation_id, message_at(session, conversation_id))
    conversation = session.get_one(Conversation, conversation_id)
    if conversation.linked_to is not None:
        audit.record(session, actor, "conversation.forget", f"person:{conversation.linked_to}")
        conversation.linked_to = None


def of_who_speaks(
    session: Session, conversation_id: str, found: Iterable[tuple[Row, str | None, datetime]]
) -> list[Row]:
    """Return whose a conversation's rows are: those of who is proved there now, and those that are nobody's.

    Each row comes with the id of its person and with when its matter began. What is nobody's and began before who
    talks there now had come is of somebody who left.
    """
    owned = list(found)
    if not owned:
        return []
    conversation = session.get_one(Conversation, conversation_id)
    is_owned = any(person_id is not None for _, person_id, _ in owned)
    person = person_of(session, conversation) if is_owned else None
    since = here_since(session, conversation)
    return [
        row
        for row, person_id, began in owned
        if (since is None or began >= since if person_id is None else person is not None and person_id == person.id)
    ]


def unlink(conversation: Conversation) -> None:
    """Take the link of a conversation to a person who is being deleted away; the deletion is audited."""
    conversation.linked_to = None


def _end(session: Session, which: ColumnElement[bool], now: datetime | None = None) -> None:
    once.forget(session, PROVED)
    session.execute(update(Proof).where(which, Proof.ended_at.is_(None)).values(ended_at=now or utcnow()))


def _link(session: Session, conversation_id: str, person: Person) -> None:
    conversation = session.get_one(Conversation, conversation_id)
    conversation.linked_to = person.id
    follow_person(session, person, conversation_id, here_since(session, conversation))
