"""Who runs the service, and how they are reached: what every page says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

SAMPLE_OPERATOR = "示例残疾人联合会"
"""stands where the office has not set its name"""


@dataclass(frozen=True)
class Imprint:
    """`contact` is a sentence that says how the office is reached; `keeping_days` how long words are kept."""

    operator: str = SAMPLE_OPERATOR
    contact: str = ""
    hours: str = ""
    crisis_line: str = ""
    keeping_days: int = 0

    @classmethod
    def of(cls, request: Request) -> Imprint:
        """Return the imprint of the running copy; a plain one where none was set."""
        found = getattr(request.app.state, "imprint", None)
        return found if isinstance(found, Imprint) else cls()
