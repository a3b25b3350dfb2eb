"""The divisions on record, as a gazetteer."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.catalogues import DivisionRow
from language.places import Gazetteer
from server.registry.models import Division


def load_gazetteer(session: Session) -> Gazetteer:
    """Read all divisions. One that lies in itself, by whatever way, is taken for one that lies in none."""
    divisions = {one.code: one for one in session.scalars(select(Division))}
    above = {code: one.parent_code for code, one in divisions.items()}
    return Gazetteer(
        DivisionRow(code, one.name, one.level, None if _in_itself(code, above) else above[code], tuple(one.aliases))
        for code, one in divisions.items()
    )


def _in_itself(code: str, above: Mapping[str, str | None]) -> bool:
    """Whether the way up from a division comes back to it; who walks further up would never end."""
    at, passed = above.get(code), {code}
    while at is not None and at not in passed:
        passed.add(at)
        at = above.get(at)
    return at == code
