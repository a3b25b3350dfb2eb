"""Verification codes: a person shows by a text message that a phone is theirs."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.numbers.personal import CertificateNumber
from server.registry.crypto import keyring
from server.registry.database import hold, utcnow
from server.registry.models import Person, VerificationCode
from server.registry.services import code_limits, messages, proofs, turns
from server.registry.services.people import number_index


class TooManyCodes(Exception):
    """No code is sent now; `why` is sent (too many were) or guessed (too many wrong ones were tried)."""

    def __init__(self, why: code_limits.Refusal) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class CodeCheck:
    """What came of a code: right, wrong (with attempts left), expired, spent (too many attempts), missing.

    Held is one that nobody compares, because too many wrong ones were tried within a day.
    """

    outcome: Literal["right", "wrong", "expired", "spent", "missing", "held"]
    attempts_left: int = 0


@dataclass(frozen=True)
class CodeRules:
    """How long a code lives, how often it may be tried, and how many are sent to strangers an hour."""

    seconds: int = 300
    attempts: int = 5
    an_hour: int = 10_000
    """by the whole service"""
    each: int = 120
    """to one client"""


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
    _send(session, conversation_id, phone, proofs.new_phone_of(person), rules, now or utcnow())


def _send(session: Session, conversation_id: str, phone: str, bound_to: str, rules: CodeRules, now: datetime) -> None:
    phone_hash = messages.phone_index(phone)
    hold(session, phone_hash)  # two at once must not both be the last one allowed
    owner = code_limits.is_owner(session, conversation_id, phone_hash, bound_to)
    asking = code_limits.Asking(
        conversation_id, phone_hash, bound_to, owner, turns.client_of(session, conversation_id)
    )
    why = code_limits.refuses_to_send(session, asking, rules.an_hour, rules.each, now)
    if why is not None:
        raise TooManyCodes(why)
    code_limits.forget_old_codes(session, now)
    for older in _open_codes(session, conversation_id):
        older.used_at = now
    code = f"{secrets.randbelow(1_000_000):06d}"
    session.add(
        VerificationCode(
            conversation_id=conversation_id,
            phone_hash=phone_hash,
            number_hash=bound_to,
            code_hash=_code_hash(conversation_id, code),
            expires_at=now + timedelta(seconds=rules.seconds),
            to_owner=owner,
            client_hash=asking.client_hash,
            created_at=now,
        )
    )
    minutes = max(1, rules.seconds // 60)
    messages.send_text(
        session, phone, messages.CODE, f"【同行】验证码 {code}，{minutes} 分钟内有效。请不要告诉别人。"
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
    """Try a code; every try is counted, a right one is used up and kept as a proof."""
    bound_to, at = number_index(number), now or utcnow()
    check = _check(session, conversation_id, phone, bound_to, code, rules, at)
    if check.outcome == "right":
        proofs.keep(session, conversation_id, messages.phone_index(phone), bound_to, at)
    return check


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
    bound_to, at = proofs.new_phone_of(person), now or utcnow()
    check = _check(session, conversation_id, phone, bound_to, code, rules, at)
    if check.outcome == "right":
        proofs.add(session, conversation_id, messages.phone_index(phone), bound_to, at)
    return check


def _check(
    session: Session, conversation_id: str, phone: str, bound_to: str, code: str, rules: CodeRules, now: datetime
) -> CodeCheck:
    sent = next(iter(_open_codes(session, conversation_id)), None)
    if sent is None or sent.phone_hash != messages.phone_index(phone) or sent.number_hash != bound_to:
        return CodeCheck("missing")
    if sent.attempts >= rules.attempts:
        return CodeCheck("spent")
    if now >= sent.expires_at:
        return CodeCheck("expired")
    hold(session, bound_to)  # of two wrong ones at once both are counted
    owner = code_limits.is_owner(session, conversation_id, sent.phone_hash, bound_to)
    if code_limits.refuses_to_hear(session, conversation_id, bound_to, owner, now):
        return CodeCheck("held")
    sent.attempts += 1
    if keyring().is_index(sent.code_hash, "code", f"{conversation_id}:{code}"):
        sent.used_at = now
        return CodeCheck("right")
    code_limits.note_wrong(session, conversation_id, bound_to, owner, now)
    if code_limits.refuses_to_hear(session, conversation_id, bound_to, owner, now):
        return CodeCheck("held")
    left = rules.attempts - sent.attempts
    return CodeCheck("wrong", left) if left else CodeCheck("spent")


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


def _code_hash(conversation_id: str, code: str) -> str:
    return keyring().index("code", f"{conversation_id}:{code}")
