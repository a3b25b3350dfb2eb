"""What an import must know of the office: how it reads the rule, and when its day begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from server.policies import SubsidySettings
from server.registry.services.subsidy import DEFAULT_READING

CHINA = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class Office:
    """`reading` is that of the subsidy rule; `day` stands for today where it is given."""

    reading: SubsidySettings = DEFAULT_READING
    zone: ZoneInfo = CHINA
    day: date | None = None

    @property
    def today(self) -> date:
        return self.day or datetime.now(self.zone).date()

    def day_of(self, moment: datetime) -> date:
        """Return the office's day at a moment."""
        return moment.astimezone(self.zone).date()

    def noon(self, day: date) -> datetime:
        """Return the moment that stands for a day of which the hour is not known."""
        return datetime.combine(day, time(12), self.zone)
