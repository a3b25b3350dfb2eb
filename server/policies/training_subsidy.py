"""The rule of the training subsidy: how often, and not the same thing twice."""

from collections.abc import Iterable
from datetime import date

from server.policies.decision import Citation, Claim, Decision, Reason, Request, Step
from server.policies.settings import SubsidySettings

__all__ = ["Citation", "Claim", "Decision", "Reason", "Request", "Step", "evaluate"]


def evaluate(request: Request, claims: Iterable[Claim], settings: SubsidySettings, today: date) -> Decision:
    """Decide on a request, given the person's earlier claims in any order."""
    raise NotImplementedError
