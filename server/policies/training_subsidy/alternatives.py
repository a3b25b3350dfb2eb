"""Which readings of the rule would have led to another answer."""

from functools import cache
from typing import Any, get_args

from server.policies.rules import SubjectRules
from server.policies.training_subsidy.counting import Count, Outcome, counted_by
from server.policies.training_subsidy.decision import Claim, Request
from server.policies.training_subsidy.settings import SubsidySettings

COUNTED = ("year_of_cap", "repeat_window", "counting_date", "one_time", "competition_counts", "without_level")


def deciding_settings(
    request: Request, claims: list[Claim], settings: SubsidySettings, rules: SubjectRules, outcome: Outcome
) -> list[str]:
    """The names of the settings of which another value would change what the person is told."""
    deciding: dict[str, None] = {}
    for name, value, other in other_readings(settings) if claims else ():
        asked, made = request, claims
        if name == "counting_date":
            if not request.other_dates and not any(claim.other_dates for claim in claims):
                continue
            asked, made = counted_by(value, request, claims)
        if name not in deciding and Count(asked, made, other, rules).outcome().answer != outcome.answer:
            deciding[name] = None
    return list(deciding)


@cache
def other_readings(settings: SubsidySettings) -> tuple[tuple[str, Any, SubsidySettings], ...]:
    """Every change of one setting that can touch the count: its name, the value, all settings with it."""
    readings = []
    for name in COUNTED:
        annotation = SubsidySettings.model_fields[name].annotation
        for value in (True, False) if annotation is bool else get_args(annotation):
            if value != getattr(settings, name):
                readings.append((name, value, settings.model_copy(update={name: value})))
    return tuple(readings)
