"""Lists that staff import: what they hold until they are done, how far they are, and who works on them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.registry.crypto import EncryptedText
from server.registry.database import Base, UtcDateTime, utcnow
from server.registry.models.staff import StaffAccount
from server.registry.placing import row_named_by


class ListImport(Base):
    """One file of one kind, and what became of it."""

    __tablename__ = "imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    file_name: Mapped[str] = mapped_column(EncryptedText)
    file_hash: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the file"""
    account_id: Mapped[int] = mapped_column(ForeignKey("staff_accounts.id"), index=True)
    applied_by: Mapped[int | None] = mapped_column(ForeignKey("staff_accounts.id"))
    state: Mapped[str] = mapped_column(String(12), default="checking", index=True)
    """checking, ready, refused, running, done, broken_off, discarded"""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    """when it was uploaded or applied: they are worked on in this order"""
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    """when a running server last said that it is worked on, or waits its turn"""
    claim: Mapped[str | None] = mapped_column(String(32))
    """whose work it is now; none while it waits"""
    rows: Mapped[int] = mapped_column(default=0)
    rows_done: Mapped[int] = mapped_column(default=0)
    added: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    findings: Mapped[str | None] = mapped_column(EncryptedText)
    """JSON: errors and notes, which quote the file"""
    preview: Mapped[str | None] = mapped_column(String(64))
    """stands for the file and what it would do; none before it was checked"""

    account: Mapped[StaffAccount] = relationship(foreign_keys=account_id)


class ImportPiece(Base):
    """A piece of a file that is kept until its import has ended; it opens at its own place of its own file alone."""

    __tablename__ = "import_pieces"
    __table_args__ = (UniqueConstraint("import_id", "position"), row_named_by("import_id", "position"))

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("imports.id", ondelete="CASCADE"))
    position: Mapped[int]
    content: Mapped[str] = mapped_column(EncryptedText)
    """in base64"""
