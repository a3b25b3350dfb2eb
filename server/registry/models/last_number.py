"""The last number that rows of a table were given, where the database does not remember it itself (SQLite)."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.registry.database import Base


class LastNumber(Base):
    """It outlives the row: people keep the number of a case or an enrolment, and the audit names it for good."""

    __tablename__ = "last_numbers"

    table_name: Mapped[str] = mapped_column(String(40), primary_key=True)
    number: Mapped[int]
