"""The decision on a training subsidy: how often a year, and not the same thing twice.

Rules: Hebei's plan, 三（一）; where a province states none, the national rule.
"""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from server.policies.grounds import Citation, Reason, Step
from server.policies.load import current_rules
from server.policies.parameter import Parameter
from server.policies.rules import SubjectRules
from server.policies.training_subsidy.alternatives import deciding_settings
from server.policies.training_subsidy.counting import Count
from server.policies.training_subsidy.decision import Claim, Request
from server.policies.training_subsidy.reasons import Reasons
from server.policies.training_subsidy.settings import SubsidySettings
from server.policies.training_subsidy.trace import Trace
from server.policies.training_subsidy.wording import reading_note, setting_note, span

SUBJECT = "training_subsidy"


class Decision:
    """The answer to a request. What it comes to is computed at once, why and by which rules when it is asked.

    `remaining` counts the times left in the window of the request's date, `used` holds the claims that count in it.
    `next_possible` is the first later counting date on which the same request would be granted; it is None where
    the request is granted, or where no date would help.
    """

    def __init__(
        self, request: Request, claims: list[Claim], settings: SubsidySettings, today: date, rules: SubjectRules
    ) -> None:
        self.request, self.settings = request, settings
        self._claims, self._today, self._rules = claims, today, rules
        self._count = Count(request, claims, settings, rules)
        self._outcome = self._count.outcome()
        self.eligible: bool = self._outcome.eligible
        self.remaining: int = self._outcome.remaining
        self.used: tuple[Claim, ...] = self._outcome.used
        self.next_possible: date | None = self._outcome.next_possible

    @cached_property
    def _said(self) -> Reasons:
        return Reasons(self._count, self._outcome)

    @cached_property
    def _deciding(self) -> list[str]:
        return deciding_settings(self.request, self._claims, self.settings, self._rules, self._outcome)

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """The grounds, in the order in which they are said."""
        return self._said.all()

    @cached_property
    def trace(self) -> tuple[Step, ...]:
        """Every rule that was looked at."""
        return Trace(self._count, self._outcome, self._today).steps()

    @property
    def refusal(self) -> str:
        """A no in one sentence, empty where the request is granted."""
        return self._said.refusal()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the grounds stand, each once."""
        return tuple(dict.fromkeys(reason.citation for reason in self.reasons if reason.citation))

    @property
    def setting_notes(self) -> tuple[str, ...]:
        """A sentence for each reading of which another would change the answer."""
        return tuple(setting_note(name, self.settings) for name in self._deciding)

    @property
    def reading_note(self) -> str:
        """The same in one sentence, empty where no other reading would change the answer."""
        return reading_note(self._deciding, self.settings)

    @property
    def span(self) -> str:
        """The window of the request's date, as the beginning of a sentence."""
        return span(self.request.on, self.settings)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person should be told besides the reasons, each once."""
        return tuple(dict.fromkeys(step.note for step in self.trace if step.note))

    def sources_of(self, note: str) -> tuple[Citation, ...]:
        """Where the rules stand that one of `notes` is about."""
        return tuple(Citation(step.document, step.clause, step.title) for step in self.trace if step.note == note)


def evaluate(
    request: Request,
    claims: Iterable[Claim],
    settings: SubsidySettings,
    today: date,
    rules: SubjectRules | None = None,
) -> Decision:
    """Decide on a request, given the person's earlier claims in any order.

    `today` decides whether a plan is over. `rules` are those in use unless others are given.
    """
    return Decision(request, list(claims), settings, today, rules or current_rules().of(SUBJECT))


def yearly_cap(province: str, on: date) -> Parameter:
    """How many times a year the subsidy can be had in a province, by the rule of that day.

    Raises LookupError for a day before any known rule.
    """
    found = current_rules().of(SUBJECT).find("yearly_cap", province, on)
    if found is None:
        raise LookupError(f"no yearly cap is known for {province} on {on}")
    return found
