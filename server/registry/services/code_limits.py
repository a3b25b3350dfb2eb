"""How many codes are sent and how many wrong ones are heard, and on whose account.

A conversation in which the phone of a record was proved before is the owner's: it has an allowance that no stranger
can spend. All others are strangers to the record, and share one small account for each phone and each number. Who
comes for the first time while strangers have spent it is let in by a clerk (`proofs.vouch`), whom no code stops.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

import structlog
from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from server.registry.crypto import keyring
from server.registry.models import Person, Proof, SentMessage, VerificationCode, WrongCode
from server.registry.services import messages

CODES_A_CONVERSATION_AND_HOUR = 6
PHONES_A_CONVERSATION_AND_HOUR = 3
"""so that nobody has text messages sent to one phone after the other"""
STRANGERS_CODES_A_PHONE_AND_HOUR = 6
STRANGERS_CODES_A_PHONE_AND_DAY = 12
HOURS_A_DAY_OF_A_CLIENT = 3
"""a client has in a day what it has in so many hours: a training centre registers its people within the morning"""
WRONG_A_CONVERSATION_AND_DAY = 10
WRONG_A_NUMBER_AND_DAY = 10
"""over all conversations and phones"""
STRANGERS_WRONG_A_NUMBER_AND_DAY = 7
"""what is left of the ten is the owner's"""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

Refusal = Literal["sent", "guessed"]
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Asking:
    """Who wants a code, where to, and for what; hashes are keyed."""

    conversation_id: str
    phone_hash: str
    number_hash: str
    owner: bool
    client_hash: str | None
    """None where no client stands behind, as in a command"""


def client_index(client: str) -> str:
    """Return the keyed hash by which a client's codes are counted; it goes with the code, after a day."""
    return keyring().index("client", client)


def is_owner(session: Session, conversation_id: str, phone_hash: str, number_hash: str) -> bool:
    """Whether the conversation has proved before, however long ago, the phone and number that are on one record."""
    on_record = (Person.number_hash == Proof.number_hash) & (Person.phone_hash == Proof.phone_hash)
    before = (
        select(Proof.id)
        .join(Person, on_record)
        .where(
            Proof.conversation_id == conversation_id,
            Proof.phone_hash == phone_hash,
            Proof.number_hash == number_hash,
        )
    )
    return session.scalar(before.limit(1)) is not None


def refuses_to_send(
    session: Session, asking: Asking, codes_an_hour: int, codes_each: int, now: datetime
) -> Refusal | None:
    """Return why no code is sent now: too many were `sent`, or the number was `guessed` at too often; None if one is.

    `codes_an_hour` is the ceiling of the whole service; reaching it is logged. `codes_each` is that of one client.
    """
    if refuses_to_hear(session, asking.conversation_id, asking.number_hash, asking.owner, now):
        return "guessed"
    last_hour, last_day = VerificationCode.created_at > now - HOUR, VerificationCode.created_at > now - DAY
    here = VerificationCode.conversation_id == asking.conversation_id, last_hour
    if _count(session, VerificationCode, *here) >= CODES_A_CONVERSATION_AND_HOUR:
        return "sent"
    if asking.owner:
        return None
    phones = set(session.scalars(select(VerificationCode.phone_hash).where(*here).distinct()))
    if len(phones | {asking.phone_hash}) > PHONES_A_CONVERSATION_AND_HOUR:
        return "sent"
    strangers = VerificationCode.to_owner.is_(False)
    to_phone = strangers, VerificationCode.phone_hash == asking.phone_hash
    if _count(session, VerificationCode, *to_phone, last_hour) >= STRANGERS_CODES_A_PHONE_AND_HOUR:
        return "sent"
    if _count(session, VerificationCode, *to_phone, last_day) >= STRANGERS_CODES_A_PHONE_AND_DAY:
        return "sent"
    if asking.client_hash is not None:
        of_client = strangers, VerificationCode.client_hash == asking.client_hash
        if _count(session, VerificationCode, *of_client, last_hour) >= codes_each:
            return "sent"
        if _count(session, VerificationCode, *of_client, last_day) >= codes_each * HOURS_A_DAY_OF_A_CLIENT:
            return "sent"
    sent = _count(session, VerificationCode, strangers, last_hour)
    if sent + 1 == codes_an_hour:
        log.warning("codes_ceiling_reached", codes_an_hour=codes_an_hour)
    return "sent" if sent >= codes_an_hour else None


def refuses_to_hear(session: Session, conversation_id: str, number_hash: str, owner: bool, now: datetime) -> bool:
    """Whether no further code is compared now, right or wrong: enough wrong ones were tried within a day."""
    last_day = WrongCode.tried_at > now - DAY
    of_number = WrongCode.number_hash == number_hash, last_day
    if _count(session, WrongCode, *of_number) >= WRONG_A_NUMBER_AND_DAY:
        return True
    if _count(session, WrongCode, WrongCode.conversation_id == conversation_id, last_day) >= (
        WRONG_A_CONVERSATION_AND_DAY
    ):
        return True
    by_strangers = _count(session, WrongCode, *of_number, WrongCode.by_owner.is_(False))
    return not owner and by_strangers >= STRANGERS_WRONG_A_NUMBER_AND_DAY


def note_wrong(session: Session, conversation_id: str, number_hash: str, owner: bool, now: datetime) -> None:
    """Put a wrong code on the account it belongs to."""
    session.add(WrongCode(conversation_id=conversation_id, number_hash=number_hash, by_owner=owner, tried_at=now))
    session.flush()


def forget_old_codes(session: Session, now: datetime) -> None:
    """Remove what no limit counts any more: codes, wrong ones, and the messages in which codes can be read."""
    old_message = SentMessage.kind == messages.CODE, SentMessage.created_at < now - DAY
    _delete(session, SentMessage, *old_message)
    _delete(session, VerificationCode, VerificationCode.created_at < now - DAY)
    _delete(session, WrongCode, WrongCode.tried_at < now - DAY)


def _delete(
    session: Session, model: type[SentMessage] | type[VerificationCode] | type[WrongCode], *which: ColumnElement[bool]
) -> None:
    # Two that clear up at once do not wait for each other.
    old = select(model.id).where(*which).with_for_update(skip_locked=True)
    session.execute(delete(model).where(model.id.in_(old)).execution_options(synchronize_session=False))


def _count(session: Session, model: type[VerificationCode] | type[WrongCode], *which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count(model.id)).where(*which)) or 0
