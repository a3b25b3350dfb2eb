"""Text messages to people, queued in the outbox, which the sender empties; in development they stay there."""

from __future__ import annotations

from sqlalchemy.orm import Session

from server.registry.crypto import keyring
from server.registry.models import SentMessage

CODE = "verification"
"""the kind of a message that holds a code: of no use once the code has ended, and blanked once it was sent"""


def phone_index(phone: str) -> str:
    """Return the keyed hash under which a phone number is kept."""
    return keyring().index("phone", phone)


def phone_indexes(phone: str) -> tuple[str, ...]:
    """Return the keyed hashes under which a phone number is found, whichever key was in use when it was kept."""
    return keyring().indexes("phone", phone)


def send_text(session: Session, phone: str, kind: str, body: str) -> SentMessage:
    """Queue a text message; `kind` is a short code such as `CODE` or enrolment."""
    message = SentMessage(phone=phone, phone_hash=phone_index(phone), kind=kind, body=body)
    session.add(message)
    return message
