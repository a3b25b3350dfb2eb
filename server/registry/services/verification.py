"""Verification codes: a person shows by a text message that a phone is theirs."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from language.numbers.personal import CertificateNumber
from server.registry.crypto import keyring
from server.registry.database import hold, utcnow
from server.registry.models import Conversation, Person, VerificationCode
from server.registry.services import audit, messages
from server.registry.services.people import number_index, number_indexes

CODES_PER_PHONE_AND_HOUR = 6
PROOF_STANDS = timedelta(hours=2)
"""how long a code that was given back right may open a record that is not there yet"""
SILENCE = timedelta(minutes=30)
"""after so long without a word somebody else may sit there; the code is asked for again"""
SILENCE_AT_A_KIOSK = timedelta(minutes=1)


class NotProved(Exception):
    """Nobody has shown in this conversation that this phone belongs to who gives this certificate number."""


class TooManyCodes(Exception):
    """This phone has been sent as many codes as one hour allows."""


@dataclass(frozen=True)
class CodeCheck:
    """What came of a code: right, wrong (with attempts left), expired, spent (too many attempts), missing."""

    outcome: Literal["right", "wrong", "expired", "spent", "missing"]
    attempts_left: int = 0


@dataclass(frozen=True)
class CodeRules:
    """How long a code lives and how often it may be tried."""

    seconds: int = 300
    attempts: int = 5


def send_code(
    session: Session,
    conversation_id: str,
    phone: str,
    number: CertificateNumber,
    rules: CodeRules,
    now: datetime | None = None,
) -> None:
    """Send a fresh code to `phone`, good for this conversation and certificate; older ones end.

    The same happens whether or not the certificate is on record, so that nothing can be learned from it.
    Raises `TooManyCodes`.
    """
    _send(session, conversation_id, phone, number_index(number), rules, now or utcnow())


def send_code_to_new_phone(
    session: Session, conversation_id: str, person: Person, phone: str, rules: CodeRules, now: datetime | None = None
) -> None:
    """Send a code to the phone that a known person wants on record; it shows nothing else. Raises `TooManyCodes`."""
    _send(session, conversation_id, phone, new_phone_of(person), rules, now or utcnow())


def new_phone_of(person: Person) -> str:
    """Return what a code for a new phone is bound to, where one that shows who somebody is has the certificate."""
    return keyring().index("new-phone", person.id)


def new_phones_of(person: Person) -> tuple[str, ...]:
    """Return what such a code may be bound to, whichever key was in use when it was sent."""
    return keyring().indexes("new-phone", person.id)


def _send(session: Session, conversation_id: str, phone: str, bound_to: str, rules: CodeRules, now: datetime) -> None:
    phone_hash = messages.phone_index(phone)
    hold(session, phone_hash)  # two at once must not both be the last one allowed
    recent = session.scalar(
        select(func.count(VerificationCode.id)).where(
            VerificationCode.phone_hash.in_(messages.phone_indexes(phone)),
            VerificationCode.created_at > now - timedelta(hours=1),
        )
    )
    if (recent or 0) >= CODES_PER_PHONE_AND_HOUR:
        raise TooManyCodes
    for older in _open_codes(session, conversation_id):
        older.used_at = now
    code = f"{secrets.randbelow(1_000_000):06d}"
    session.add(
        VerificationCode(
            conversation_id=conversation_id,
            phone_hash=phone_hash,
            number_hash=bound_to,
            code_hash=keyring().index("code", _of_conversation(conversation_id, code)),
            expires_at=now + timedelta(seconds=rules.seconds),
            created_at=now,
        )
    )
    minutes = max(1, rules.seconds // 60)
    messages.send_text(
        session, phone, "verification", f"【同行】验证码 {code}，{minutes} 分钟内有效。请不要告诉别人。"
    )


def check_code(
    session: Session,
    conversation_id: str,
    phone: str,
    number: CertificateNumber,
    code: str,
    rules: CodeRules,
    now: datetime | None = None,
) -> CodeCheck:
    """Try a code; every try is counted, a right one is used up."""
    return _check(session, conversation_id, phone, number_indexes(number), code, rules, now or utcnow())


def check_new_phone(
    session: Session,
    conversation_id: str,
    person: Person,
    phone: str,
    code: str,
    rules: CodeRules,
    now: datetime | None = None,
) -> CodeCheck:
    """Try the code that went to a new phone; a right one allows `profile.change_phone`."""
    return _check(session, conversation_id, phone, new_phones_of(person), code, rules, now or utcnow())


def _check(
    session: Session,
    conversation_id: str,
    phone: str,
    bound_to: tuple[str, ...],
    code: str,
    rules: CodeRules,
    now: datetime,
) -> CodeCheck:
    sent = next(iter(_open_codes(session, conversation_id)), None)
    if sent is None or sent.phone_hash not in messages.phone_indexes(phone) or sent.number_hash not in bound_to:
        return CodeCheck("missing")
    if sent.attempts >= rules.attempts:
        return CodeCheck("spent")
    if now >= sent.expires_at:
        return CodeCheck("expired")
    sent.attempts += 1
    if keyring().is_index(sent.code_hash, "code", _of_conversation(conversation_id, code)):
        sent.used_at = sent.proved_at = now
        return CodeCheck("right")
    left = rules.attempts - sent.attempts
    return CodeCheck("wrong", left) if left else CodeCheck("spent")


def require_proof(
    session: Session, conversation_id: str, phone: str, number: CertificateNumber, now: datetime | None = None
) -> None:
    """Raise `NotProved` unless a code was given back right for just this conversation, phone and certificate.

    What a dialogue keeps proves nothing: a number that is told later opens no record that its code was not sent for.
    """
    proved = select(VerificationCode.id).where(
        VerificationCode.conversation_id == conversation_id,
        VerificationCode.phone_hash.in_(messages.phone_indexes(phone)),
        VerificationCode.number_hash.in_(number_indexes(number)),
        VerificationCode.proved_at > (now or utcnow()) - PROOF_STANDS,
    )
    if session.scalar(proved.limit(1)) is None:
        raise NotProved


def stands(session: Session, conversation_id: str, person: Person) -> bool:
    """Whether the phone that was proved in this conversation is still the one on the person's record.

    Once the office has corrected the phone, who holds the old one is nobody here.
    """
    proved = select(VerificationCode.id).where(
        VerificationCode.conversation_id == conversation_id,
        VerificationCode.phone_hash.in_(messages.phone_indexes(person.phone)),
        VerificationCode.proved_at.is_not(None),
    )
    return session.scalar(proved.limit(1)) is not None


def silence_allowed(channel: str) -> timedelta:
    """Return how long who was verified may say nothing before they are asked for a code again."""
    return SILENCE_AT_A_KIOSK if channel == "kiosk" else SILENCE


def _open_codes(session: Session, conversation_id: str) -> list[VerificationCode]:
    return list(
        session.scalars(
            select(VerificationCode)
            .where(VerificationCode.conversation_id == conversation_id, VerificationCode.used_at.is_(None))
            .order_by(VerificationCode.id.desc())
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )


def _of_conversation(conversation_id: str, code: str) -> str:
    return f"{conversation_id}:{code}"


def identify(session: Session, conversation_id: str, person_id: str, actor: str) -> None:
    """Link a conversation to the person whose number and phone were proved in it; the audit names it."""
    session.get_one(Conversation, conversation_id).person_id = person_id
    audit.record(session, actor, "conversation.identify", f"person:{person_id}")


def forget(session: Session, conversation_id: str, actor: str) -> None:
    """Take the link of a conversation to a person away: from now on somebody else's matter is spoken of."""
    conversation = session.get_one(Conversation, conversation_id)
    if conversation.person_id is not None:
        audit.record(session, actor, "conversation.forget", f"person:{conversation.person_id}")
        conversation.person_id = None
