"""The policies' parameters, read once from dated files."""

from dataclasses import dataclass
from datetime import date
from typing import Any


class PolicyFileError(ValueError):
    """A policy file that cannot be used; the message names the file and the line."""


@dataclass(frozen=True)
class Parameter:
    """One value of one rule in force from `valid_from` to `valid_to` (inclusive; None: until replaced)."""

    id: str
    province: str
    title: str
    value: Any
    valid_from: date
    valid_to: date | None
    document: str
    clause: str
    confidence: str
    summary: str


def yearly_cap(province: str, on: date) -> Parameter:
    """How many times a year the subsidy can be had in a province, by the rule of that day.

    Raises LookupError for a day before any known rule.
    """
    raise NotImplementedError
