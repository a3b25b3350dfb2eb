"""Put the administrative divisions into the registry."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from language.catalogues import read_divisions
from server.registry.importing.upsert import upsert
from server.registry.models import Division

DIVISIONS = Path(__file__).parent / "divisions.csv"


def load_divisions(session: Session) -> int:
    """Add the divisions of the reference file that the registry lacks; return how many these were.

    What is on record stays as it is, for an office may have corrected it. The caller commits.
    """
    return upsert(session, Division, _divisions(), overwrite=False).added


@cache
def _divisions() -> list[dict[str, Any]]:
    return [asdict(row) | {"aliases": list(row.aliases)} for row in read_divisions(DIVISIONS)]
