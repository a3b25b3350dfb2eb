"""Whether the registry has been served to real people."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.registry.database import Base, UtcDateTime, utcnow


class Served(Base):
    """One row: the environment that the registry is served in. Once it is production it stays so."""

    __tablename__ = "served"

    id: Mapped[int] = mapped_column(primary_key=True)
    environment: Mapped[str] = mapped_column(String(12))
    """development or production"""
    since: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
