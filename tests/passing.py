"""Time that passes: what was said and proved in a conversation was so much earlier."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import Feedback, HandoverCase, Proof, Turn


def let_pass(session: Session, conversation_id: str, time: timedelta) -> None:
    """Put everything that the registry knows to have been said, begun and proved in a conversation back by `time`."""
    for turn in session.scalars(select(Turn).where(Turn.conversation_id == conversation_id)):
        turn.created_at -= time
        turn.answered_at = turn.answered_at and turn.answered_at - time
        turn.held_until = turn.held_until and turn.held_until - time
    for begun in (HandoverCase, Feedback):
        for one in session.scalars(select(begun).where(begun.conversation_id == conversation_id)):
            one.created_at -= time
    for proof in session.scalars(select(Proof).where(Proof.conversation_id == conversation_id)):
        proof.proved_at -= time
        proof.ended_at = proof.ended_at and proof.ended_at - time
