"""Numbers of certificates that were paid for, and whose owners had their records deleted."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.registry.database import Base


class SpentNumber(Base):
    """A number that buys nothing any more. It names nobody: no person, no claim, no day stands beside it."""

    __tablename__ = "spent_numbers"

    number_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    """as `certificates.number_hash`"""
