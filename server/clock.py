"""The office's clock: which day and moment it is there, wherever the machine stands.

A day decides over deadlines and over the year of the subsidy's cap, so nobody asks the machine's own zone for it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

Reading = Callable[[ZoneInfo], datetime]
"""gives the present moment in a zone"""

_zone = ZoneInfo("Asia/Shanghai")
_reading: Reading = datetime.now


def use_zone(name: str) -> None:
    """Set the office's time zone for this process; raises `ZoneInfoNotFoundError` where there is none so called."""
    global _zone
    _zone = ZoneInfo(name)


def use_reading(reading: Reading) -> None:
    """Set where this process reads the time from; the machine's clock unless set."""
    global _reading
    _reading = reading


def now() -> datetime:
    """Return the present moment, aware, in the office's time."""
    return _reading(_zone)


def today() -> date:
    """Return the day at the office."""
    return now().date()


def local(moment: datetime) -> datetime:
    """Return an aware moment in the office's time."""
    return moment.astimezone(_zone)


def day_of(moment: datetime) -> date:
    """Return the day that it was at the office at an aware moment."""
    return local(moment).date()
