"""What a decision stands on: reasons for the person, rules for whoever checks it, and where they stand."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Citation:
    """Where a rule stands: the document, the clause in it, and in our words what the clause is about."""

    document: str
    clause: str
    title: str


@dataclass(frozen=True)
class Reason:
    """One ground of the decision, with a stable code and plain Chinese for the person."""

    code: str
    text: str
    citation: Citation | None


@dataclass(frozen=True)
class Step:
    """One rule that was looked at: its value, where it stands, and what was compared with it.

    `note` is what the person should be told besides, in plain Chinese; it never refuses.
    """

    parameter: str
    value: Any
    valid_from: date
    document: str
    clause: str
    title: str
    compared: str
    note: str = ""
