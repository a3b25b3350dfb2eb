"""Every rule that a decision looked at, for whoever checks it, with what the person should know besides."""

from datetime import date

from server.policies.grounds import Step
from server.policies.parameter import Parameter
from server.policies.training_subsidy.counting import Count, Outcome
from server.policies.training_subsidy.wording import load_wording, span


class Trace:
    """The steps of one outcome; `today` decides whether a plan is over."""

    def __init__(self, count: Count, outcome: Outcome, today: date) -> None:
        self.count, self.outcome, self.request = count, outcome, count.request
        self.day = max(today, count.request.on)
        self.words = load_wording()

    def steps(self) -> tuple[Step, ...]:
        """The rules in the order in which they are looked at."""
        return (
            *self._rule("entitlement", "entitlement"),
            *self._place(),
            *self._kind(),
            *self._cap(),
            *self._repeat(),
            *self._competition(),
            *self._plans(),
        )

    def _rule(self, name: str, compared: str, note: str = "", **words: object) -> list[Step]:
        found = self.count.rule(name)
        return [self._step(found, compared, note, **words)] if found else []

    def _step(self, rule: Parameter, compared: str, note: str = "", **words: object) -> Step:
        text = self.words.compared[compared].format(**words)
        return Step(rule.id, rule.value, rule.valid_from, rule.document, rule.clause, rule.title, text, note)

    def _place(self) -> list[Step]:
        place = self.request.training_place
        if place is None:
            return self._rule("training_places", "training_places")
        return self._rule("training_places", "training_place", place=place)

    def _kind(self) -> list[Step]:
        kind = self.request.certificate_kind
        return self._rule("certificate_kinds", "certificate_kinds", kind=kind) if kind else []

    def _cap(self) -> list[Step]:
        if self.count.free_of_cap:
            return self._rule("yearly_cap", "outside_cap")
        year = span(self.request.on, self.count.settings)
        used, cap = len(self.outcome.used), self.outcome.cap
        return self._rule("yearly_cap", "yearly_cap", span=year, used=used, cap=cap)

    def _repeat(self) -> list[Step]:
        if self.count.key is None:
            return self._rule("repeat", "repeat_untold")
        found = self.count.rule("repeat")
        unstated = found is not None and found.value.period == "unstated"
        earlier = any(claim.counted_on < self.request.on for claim in self.count.alike)
        note = self.words.notes["repeat_unstated"] if unstated and earlier and self.outcome.eligible else ""
        return self._rule("repeat", "repeat", note, repeats=len(self.outcome.repeats))

    def _competition(self) -> list[Step]:
        found = self.count.rule("competition_training")
        if not self.request.competition or found is None:
            return []
        costs = "、".join(found.value.not_covered)
        told = found.value.subsidised and self.outcome.eligible
        note = self.words.notes["competition_covers"].format(costs=costs) if told else ""
        return self._rule("competition_training", "competition_training", note)

    def _plans(self) -> list[Step]:
        """The plan that each rule stands in; what is over has one note. Without a rule there is no plan to name."""
        used = [rule for name in ("entitlement", "yearly_cap") if (rule := self.count.rule(name))]
        areas = dict.fromkeys(rule.province for rule in used)
        plans = [self.count.rules.own("plan_period", area, self.day) for area in areas]
        return [self._plan(plan) for plan in plans if plan]

    def _plan(self, plan: Parameter) -> Step:
        ends = plan.value.last_day
        note = self.words.notes["plan_over"] if ends and self.day > ends else ""
        return self._step(plan, "plan_period", note, year=self.day.year)
