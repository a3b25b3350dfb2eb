"""Administrative divisions of the two provinces: province, prefecture-level city, county."""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.registry.database import Base


class Division(Base):
    """One division by its GB/T 2260 code; `aliases` are the names that people also use."""

    __tablename__ = "divisions"

    code: Mapped[str] = mapped_column(String(6), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), index=True)
    level: Mapped[str] = mapped_column(String(10))
    """province, city or county"""
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("divisions.code"))
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list)
