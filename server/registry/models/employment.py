"""How a person's work goes on."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.registry.crypto import EncryptedText
from server.registry.database import Base
from server.registry.models.answered import Answered
from server.registry.models.helped import Helped


class EmploymentReport(Helped, Answered, Base):
    """That a person started, kept, changed or lost a job; the office follows it up."""

    __tablename__ = "employment_reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    """started, kept, changed, lost"""
    employer: Mapped[str | None] = mapped_column(EncryptedText)
    since: Mapped[date | None]
