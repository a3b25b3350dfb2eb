"""The policies as dated data, and a pure evaluator of the training-subsidy rule."""

from server.policies.clauses import Clause, find_clauses
from server.policies.decision import CLAIM_STATUSES, Citation, Claim, Decision, Reason, Request, Step
from server.policies.load import Parameter, PolicyFileError, yearly_cap
from server.policies.settings import SubsidySettings
from server.policies.training_subsidy import evaluate
from server.policies.windows import cap_year, one_year_after, repeat_key, repeat_window

__all__ = [
    "CLAIM_STATUSES",
    "Citation",
    "Claim",
    "Clause",
    "Decision",
    "Parameter",
    "PolicyFileError",
    "Reason",
    "Request",
    "Step",
    "SubsidySettings",
    "cap_year",
    "evaluate",
    "find_clauses",
    "one_year_after",
    "repeat_key",
    "repeat_window",
    "yearly_cap",
]
