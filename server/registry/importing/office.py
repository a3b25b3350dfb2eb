"""What an import must know of the office: how it reads the rule, and which day it is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from server import clock
from server.policies import SubsidySettings
from server.registry.services.subsidy_rule import DEFAULT_READING


@dataclass(frozen=True)
class Office:
    """`reading` is that of the subsidy rule; `day` stands for today where it is given."""

    reading: SubsidySettings = DEFAULT_READING
    day: date | None = None

    @property
    def today(self) -> date:
        return self.day or clock.today()


def noon(day: date) -> datetime:
    """Return the moment that stands for a day of which the hour is not known."""
    return datetime.combine(day, time(12), clock.now().tzinfo)
