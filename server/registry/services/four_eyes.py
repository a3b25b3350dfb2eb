"""Four eyes over money: one step of a claim's way and the next are two people's."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from pydantic import BaseModel, ConfigDict

Steps = Literal["record_and_verify", "verify_and_approve", "submit_and_approve", "approve_and_pay", "pay_and_reverse"]


class FourEyes(BaseModel):
    """Which two steps one person may do alone, where an office has nobody else; the audit then says so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    one_may_record_and_verify: bool = False
    one_may_verify_and_approve: bool = False
    one_may_submit_and_approve: bool = False
    one_may_approve_and_pay: bool = False
    one_may_pay_and_reverse: bool = False


STRICT = FourEyes()


class SamePerson(Exception):
    """Who does this step did the one before it; `steps` says which, `before` names all who did that one."""

    def __init__(self, steps: Steps, before: Collection[str | None]) -> None:
        super().__init__(f"one person may not {steps.replace('_', ' ')}")
        self.steps, self.before = steps, before


def look(steps: Steps, actor: str, before: Collection[str | None], rule: FourEyes) -> dict[str, bool]:
    """Return what the audit adds about a step: that one person did it and the one before, where that is allowed.

    Whoever is not known, as on rows from before this rule, is taken for somebody else: otherwise what is old could
    never be finished. Raises `SamePerson`.
    """
    if actor not in before:
        return {}
    if not getattr(rule, f"one_may_{steps}"):
        raise SamePerson(steps, before)
    return {"one_person": True}
