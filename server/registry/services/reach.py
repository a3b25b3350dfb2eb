"""To which telephone the office's words to somebody may go: the one rule for all that staff answer.

What is personal goes to a number that stands on the person's record, or that a code has proved in the conversation.
Any other was merely typed and may be a stranger's. It gets a neutral sentence, once a day whoever names it, and the
clerk sees that it was not proved: a person may still call there. In distress a life comes before that: who cannot
telephone reads what a person of the office writes, whichever number they told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.database import utcnow
from server.registry.models import Person, SentMessage
from server.registry.services import messages, proofs
from server.words import word

NOTICE = "notice"
"""the kind of the neutral sentence"""
NOTICE_AGAIN = timedelta(days=1)


@dataclass(frozen=True)
class Told:
    """Who waits for words of the office, and the number that was told for them."""

    person: Person | None
    number: str | None
    conversation_id: str | None
    began: datetime
    """when the matter began: a proof that had ended before was another's"""
    urgent: bool = False


def is_proved(session: Session, told: Told) -> bool | None:
    """Whether the number told is known to be the person's own; None where none was told."""
    if told.number is None:
        return None
    if told.person is not None and told.number == told.person.phone:
        return True
    return told.conversation_id is not None and proofs.is_proved_phone(
        session, told.conversation_id, told.number, told.began
    )


def tell(session: Session, told: Told, kind: str, body: str, is_answer: bool = True) -> None:
    """Queue a text message of the person's matter, where the rule lets one go; `body` may be personal.

    Of a mere step (`is_answer` false) a number that was not proved hears nothing.
    """
    may_be_told = told.urgent or is_proved(session, told)
    number = told.number if may_be_told and told.number else told.person.phone if told.person else None
    if number is not None:
        messages.send_text(session, number, kind, body)
    elif told.number is not None and is_answer and not _was_noticed(session, told.number):
        messages.send_text(session, told.number, NOTICE, word("sms.notice").text)


def _was_noticed(session: Session, phone: str) -> bool:
    lately = select(SentMessage.id).where(
        SentMessage.phone_hash.in_(messages.phone_indexes(phone)),
        SentMessage.kind == NOTICE,
        SentMessage.created_at > utcnow() - NOTICE_AGAIN,
    )
    return session.scalar(lately.limit(1)) is not None
