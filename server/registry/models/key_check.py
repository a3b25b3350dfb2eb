"""What only the right secret key opens."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from server.registry.crypto import EncryptedText
from server.registry.database import Base


class KeyCheck(Base):
    """One row, written when the registry is made: a start with another key is noticed by it."""

    __tablename__ = "key_check"

    id: Mapped[int] = mapped_column(primary_key=True)
    sealed: Mapped[str] = mapped_column(EncryptedText)
