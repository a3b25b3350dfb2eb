"""On which days a vocational certificate can have been issued."""

from __future__ import annotations

from datetime import date
from typing import Literal

EARLIEST = date(1990, 1, 1)
"""certificates of today's kinds are younger"""
YOUNGEST = 14
"""years; nobody holds a vocational certificate before"""

Fault = Literal["in_the_future", "too_early", "before_that_age"]


class ImpossibleDay(Exception):
    """No certificate of this person was issued on this day; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def fault_of(issued_on: date, born: date | None, today: date) -> Fault | None:
    """Return what is wrong with a day of issue; None where nothing is."""
    if issued_on > today:
        return "in_the_future"
    if issued_on < EARLIEST:
        return "too_early"
    if born is not None and (issued_on.year - born.year, issued_on.month, issued_on.day) < (
        YOUNGEST, born.month, born.day,
    ):  # fmt: skip
        return "before_that_age"
    return None


def check_issued_on(issued_on: date, born: date | None, today: date) -> None:
    """Raise `ImpossibleDay` for a day on which it cannot have been."""
    fault = fault_of(issued_on, born, today)
    if fault is not None:
        raise ImpossibleDay(fault)
