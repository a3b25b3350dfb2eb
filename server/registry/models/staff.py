"""Who works in the office: accounts, the sessions that they opened, and tries to sign in that failed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.registry.database import Base, UtcDateTime, utcnow


class StaffAccount(Base):
    """One person of the office, or one system beside it; never deleted, since the audit names it by its id."""

    __tablename__ = "staff_accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    sign_in_name: Mapped[str] = mapped_column(String(40), unique=True)
    display_name: Mapped[str] = mapped_column(String(40))
    role: Mapped[str] = mapped_column(String(12))
    """clerk, supervisor, auditor, admin, system"""
    areas: Mapped[list[str]] = mapped_column(JSON)
    """division codes of Hebei or Henan; 000000 means both provinces"""
    active: Mapped[bool] = mapped_column(default=True)
    development: Mapped[bool] = mapped_column(default=False)
    """made by a token of `tongxing staff-token`; opens nothing in production"""
    password_hash: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)


class StaffSession(Base):
    """What a token opens, until it ends or is ended."""

    __tablename__ = "staff_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("staff_accounts.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), index=True, unique=True)
    """keyed hash of the token, which is kept nowhere"""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at_the_latest: Mapped[datetime] = mapped_column(UtcDateTime)
    """a renewal leads no further"""
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """signed out, or ended with the account or its password"""

    account: Mapped[StaffAccount] = relationship()


class SignInTry(Base):
    """Tries that failed for one name from one address; a try that succeeds removes it."""

    __tablename__ = "staff_sign_in_tries"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    """keyed hash of name and address"""
    failed: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
