"""The decision on a training subsidy: how often a year, and not the same thing twice.

Rules: Hebei's plan, 三（一）; where a province states none, the national rule.
"""

from collections.abc import Iterable
from datetime import date

from server.policies.alternatives import deciding_settings
from server.policies.counting import Count
from server.policies.decision import Citation, Claim, Decision, Reason, Request, Step
from server.policies.load import Rules, load_rules
from server.policies.reasons import Reasons
from server.policies.settings import SubsidySettings
from server.policies.trace import Trace
from server.policies.wording import reading_note, setting_note, span

__all__ = ["Citation", "Claim", "Decision", "Reason", "Request", "Step", "evaluate"]


def evaluate(
    request: Request,
    claims: Iterable[Claim],
    settings: SubsidySettings,
    today: date,
    rules: Rules | None = None,
) -> Decision:
    """Decide on a request, given the person's earlier claims in any order.

    `today` decides whether a plan is over. `rules` are those of this folder unless others are given.
    """
    made = list(claims)
    rules = rules or load_rules()
    count = Count(request, made, settings, rules)
    outcome = count.outcome()
    said = Reasons(count, outcome)
    reasons = said.all()
    deciding = deciding_settings(request, made, settings, rules, outcome)
    return Decision(
        eligible=outcome.eligible,
        remaining=outcome.remaining,
        used=outcome.used,
        next_possible=outcome.next_possible,
        reasons=reasons,
        trace=Trace(count, outcome, today).steps(),
        citations=tuple(dict.fromkeys(reason.citation for reason in reasons if reason.citation)),
        setting_notes=tuple(setting_note(name, settings) for name in deciding),
        reading_note=reading_note(deciding, settings),
        refusal=said.refusal(),
        span=span(request.on, settings),
    )
