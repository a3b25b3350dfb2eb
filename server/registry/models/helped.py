"""What a record holds where somebody acted for the person."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.registry.crypto import EncryptedText


class Helped:
    """Columns of a record that a helper may have made; empty where the person acted alone."""

    helper_name: Mapped[str | None] = mapped_column(EncryptedText)
    helper_relation: Mapped[str | None] = mapped_column(String(16))
    """what the helper is to the person (services/helper.py)"""
