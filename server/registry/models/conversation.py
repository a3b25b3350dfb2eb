"""Conversations, their turns, and the cases handed over to a person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from server.registry.crypto import EncryptedText
from server.registry.database import Base, UtcDateTime, utcnow
from server.registry.placing import row_named_by


class Conversation(Base):
    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    channel: Mapped[str] = mapped_column(String(10))
    """web, wechat, hotline, kiosk"""
    mode: Mapped[str] = mapped_column(String(5))
    """text or voice"""
    area: Mapped[str | None] = mapped_column(String(6))
    linked_to: Mapped[str | None] = mapped_column("person_id", ForeignKey("people.id"), index=True)
    """whose conversation it is; set by services/proofs.py alone"""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    forget_dialogue_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """when somebody who talked here was deleted; none once the bot's own store holds nothing of it any more"""

    @hybrid_property
    def person_id(self) -> str | None:
        """The person whose number and phone were proved here; it is read, never set."""
        return self.linked_to


class Turn(Base):
    """What a person said and what was answered: the transcript, and the answer to a repeated message id.

    It is written before anything is done; while it is open it is also the lock of its conversation.
    """

    __tablename__ = "turns"
    __table_args__ = (
        UniqueConstraint("conversation_id", "message_id"),
        Index("ix_turns_conversation_id_held_until", "conversation_id", "held_until"),
        Index("ix_turns_conversation_id_id", "conversation_id", "id"),
        row_named_by("conversation_id", "message_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    message_id: Mapped[str] = mapped_column(String(64))
    said: Mapped[str] = mapped_column(EncryptedText)
    reply: Mapped[str | None] = mapped_column(EncryptedText)
    """JSON of messages and awaiting; none until it is answered"""
    state: Mapped[str] = mapped_column(String(10), default="answered")
    """waiting (behind an open one), open, unanswered, answered"""
    held_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """until when somebody is at it; then whoever was is gone"""
    acted: Mapped[str | None] = mapped_column(EncryptedText)
    """JSON of what the action said and changed where it wrote something, until the turn is answered"""
    again_of: Mapped[int | None]
    """the id of the turn that this message sends again; its words and its answer stand there"""
    client_hash: Mapped[str | None] = mapped_column(String(64))
    """keyed hash of the client that said it, as long as somebody is at it"""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    """when the message came"""
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """when it was answered, or told that it gets no answer now"""


class HandoverCase(Base):
    """A conversation that a person of the office is to take up."""

    __tablename__ = "handover_cases"
    __table_args__ = (Index("ix_handover_cases_status_area", "status", "area"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"), index=True)
    area: Mapped[str | None] = mapped_column(String(6))
    wish: Mapped[str] = mapped_column(EncryptedText)
    gathered: Mapped[str] = mapped_column(EncryptedText)
    """JSON: what the forms had gathered so far"""
    means: Mapped[str] = mapped_column(String(10))
    """text, call or sms: how the person can be reached"""
    cannot_take_calls: Mapped[bool] = mapped_column(default=False)
    urgent: Mapped[bool] = mapped_column(default=False)
    urgent_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    status: Mapped[str] = mapped_column(String(10), default="waiting")
    """waiting, accepted, answered, closed"""
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow, onupdate=utcnow)


class HandoverMessage(Base):
    """What a clerk wrote to the person, or that the case went a step further; shown once in the chat."""

    __tablename__ = "handover_messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("handover_cases.id"), index=True)
    body: Mapped[str] = mapped_column(EncryptedText)
    step: Mapped[str | None] = mapped_column(String(10))
    """accepted or closed: then there are no words of a clerk"""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    shown_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
