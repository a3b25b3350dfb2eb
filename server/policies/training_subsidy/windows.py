"""The spans of time within which claims count against each other. Every span is [from, until)."""

from collections.abc import Iterable
from datetime import date

from server.policies.training_subsidy.settings import SubsidySettings


def one_year_after(day: date) -> date:
    """The same day of the next year; 29 February leads to 1 March.

    The Civil Code (art. 202) lets a period without a corresponding day run to the end of the month,
    so the day after a year from 29 February is 1 March. Databases disagree on this: ask here, not there.
    """
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


def cap_year(on: date) -> int:
    """The calendar year that a claim counts in."""
    return on.year


def calendar_year(on: date) -> tuple[date, date]:
    """The calendar year around a day, as [1 January, 1 January of the next year)."""
    return date(on.year, 1, 1), date(on.year + 1, 1, 1)


def repeat_window(on: date, settings: SubsidySettings) -> tuple[date, date]:
    """The span [from, until) within which the same occupation and level may not be claimed again."""
    if settings.repeat_window == "calendar":
        return calendar_year(on)
    return on, one_year_after(on)


def conflict(one: date, other: date, settings: SubsidySettings) -> bool:
    """Whether either of two dates lies in the other's repeat window."""
    earlier, later = sorted((one, other))
    start, until = repeat_window(earlier, settings)
    return start <= later < until


def cap_windows(on: date, dates: Iterable[date], settings: SubsidySettings) -> list[tuple[date, date]]:
    """The spans around a day in which the yearly cap must hold, given the dates of the claims that count.

    With rolling years every twelve months around the day matter; those that begin on a claim or on the day
    itself are enough, since moving a start to the next claim loses none.
    """
    if settings.year_of_cap == "calendar":
        return [calendar_year(on)]
    starts = sorted({day for day in dates if day <= on < one_year_after(day)} | {on})
    return [(start, one_year_after(start)) for start in starts]


def repeat_key(
    occupation: str, skill_level: int | None, certificate_kind: str | None, settings: SubsidySettings | None = None
) -> str:
    """What may not be claimed twice within the window: occupation and level.

    Certificates without a level go by occupation and kind, or by the occupation alone, as the office reads the rule.
    Raises ValueError when level and kind are missing.
    """
    if skill_level is not None:
        return f"{occupation}/level-{skill_level}"
    if certificate_kind is None:
        raise ValueError("a repeat is recognised by the level or, without one, by the certificate's kind")
    if settings is not None and settings.without_level == "by_occupation":
        return f"{occupation}/without-level"
    return f"{occupation}/{certificate_kind}"
