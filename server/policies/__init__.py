"""The policies as dated data, pure evaluators of their rules, and a search over their clauses."""

from server.policies.grounds import Citation, Reason, Step
from server.policies.load import Parameter, PolicyFileError, Rules, current_rules, use_rules
from server.policies.rules import NATIONAL, province_of
from server.policies.training_subsidy.decision import CLAIM_STATUSES, Claim, Request
from server.policies.training_subsidy.evaluate import Decision, evaluate, yearly_cap
from server.policies.training_subsidy.settings import SubsidySettings
from server.policies.training_subsidy.windows import cap_year, one_year_after, repeat_key, repeat_window

__all__ = [
    "CLAIM_STATUSES",
    "NATIONAL",
    "Citation",
    "Claim",
    "Decision",
    "Parameter",
    "PolicyFileError",
    "Reason",
    "Request",
    "Rules",
    "Step",
    "SubsidySettings",
    "cap_year",
    "current_rules",
    "evaluate",
    "one_year_after",
    "province_of",
    "repeat_key",
    "repeat_window",
    "use_rules",
    "yearly_cap",
]
