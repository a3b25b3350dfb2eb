"""What an import must know of the office: how it reads the rule, and which day it is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy.orm import Session

from server import clock
from server.policies import SubsidySettings
from server.registry.importing.kinds import Kind
from server.registry.importing.report import RowError
from server.registry.importing.rows import NumberedRows
from server.registry.services.subsidy_rule import DEFAULT_READING

Outside = Callable[[Session, Kind, NumberedRows[Any]], list[RowError]]
"""gives the rows that lie where who imports may not write"""


def everywhere(session: Session, kind: Kind, rows: NumberedRows[Any]) -> list[RowError]:
    """Of no row say that it lies outside."""
    return []


@dataclass(frozen=True)
class Office:
    """`reading` is that of the subsidy rule; `day` stands for today where it is given.

    `decides` says whether the list is the office's own word on what was verified, approved and paid before. Where it
    is one person's, it brings in what that person could enter, and no more: each decision is another's.
    """

    reading: SubsidySettings = DEFAULT_READING
    day: date | None = None
    outside: Outside = everywhere
    decides: bool = True
    owner_area: str | None = None
    """whose a course is that the list brings in for the first time"""

    @property
    def today(self) -> date:
        return self.day or clock.today()


def noon(day: date) -> datetime:
    """Return the moment that stands for a day of which the hour is not known."""
    return datetime.combine(day, time(12), clock.now().tzinfo)
