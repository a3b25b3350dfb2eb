"""The divisions on record, as a gazetteer."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.catalogues import DivisionRow
from language.places import Gazetteer
from server.registry.models import Division


def load_gazetteer(session: Session) -> Gazetteer:
    """Read all divisions."""
    return Gazetteer(
        DivisionRow(one.code, one.name, one.level, one.parent_code, tuple(one.aliases))
        for one in session.scalars(select(Division))
    )
