"""Why a decision came out as it did, in plain Chinese for the person."""

from collections import Counter

from server.policies.grounds import Citation, Reason
from server.policies.training_subsidy.counting import Count, Outcome
from server.policies.training_subsidy.decision import Claim
from server.policies.training_subsidy.windows import conflict
from server.policies.training_subsidy.wording import dates_in_sentences, load_wording, span, spoken_date


class Reasons:
    """The grounds of one outcome."""

    def __init__(self, count: Count, outcome: Outcome) -> None:
        self.count, self.outcome = count, outcome
        self.request, self.settings = count.request, count.settings
        self.words = load_wording()

    def all(self) -> tuple[Reason, ...]:
        """The grounds in the order in which they are said; a refusal does not count what is left."""
        if self.outcome.cap == 0:
            return (self._reason("no_rule", None), *self._next())
        counted = self.outcome.eligible or self._at_cap()
        return (
            *self._entitlement(),
            *(self._cap() if counted else ()),
            *self._other_years(),
            *(self._whose_cap() if counted else ()),
            *self._repeat(),
            *self._place(),
            *self._kind(),
            *self._competition(),
            *self._next(),
            *self._exception(),
        )

    def refusal(self) -> str:
        """The sentence that a refusal begins with; empty where the request is granted."""
        if self.outcome.eligible:
            return ""
        about = "certificate" if self.request.occupation else self.settings.counting_date
        return self.words.refusals[about]

    def _at_cap(self) -> bool:
        return self.outcome.remaining == 0 and not self.count.free_of_cap

    def _reason(self, code: str, rule: str | None, text: str = "", **words: object) -> Reason:
        found = self.count.rule(rule) if rule else None
        text = text or self.words.reasons[code].format(**words)
        return Reason(code, text, Citation(found.document, found.clause, found.title) if found else None)

    def _entitlement(self) -> list[Reason]:
        found = self.count.rule("entitlement")
        return [] if found is None or found.value else [self._reason("no_entitlement", "entitlement")]

    def _cap(self) -> list[Reason]:
        outcome, texts = self.outcome, self.words.reasons
        if self.count.free_of_cap:
            return [self._reason("outside_cap", "yearly_cap")]
        code = "cap_reached" if outcome.remaining == 0 else "within_cap"
        text = texts[code if outcome.used else "unused"].format(
            span=span(self.request.on, self.settings),
            used=len(outcome.used),
            remaining=outcome.remaining,
            cap=outcome.cap,
        )
        dates = dates_in_sentences([claim.counted_on for claim in outcome.used])
        return [self._reason(code, "yearly_cap", text + dates)]

    def _other_years(self) -> list[Reason]:
        """The claims of the neighbouring years, which someone who has just claimed looks for in this one."""
        this_year = self.request.on.year
        if not self.outcome.eligible or self.count.free_of_cap or self.settings.year_of_cap != "calendar":
            return []
        years = Counter(claim.counted_on.year for claim in self.count.capped)
        text = "".join(
            self.words.reasons["other_year" if years[year] == 1 else "other_year_times"].format(
                by=self.words.counted_by[self.settings.counting_date],
                year=year,
                times=years[year],
                now=this_year,
            )
            for year in (this_year - 1, this_year + 1)
            if years[year]
        )
        return [self._reason("other_year", "yearly_cap", text)] if text else []

    def _whose_cap(self) -> list[Reason]:
        found = self.count.rule("yearly_cap")
        if found is None or found.province == self.count.province:
            return []
        place = self.words.places.get(self.count.province)
        own = self.count.rules.own("entitlement", self.count.province, self.request.on)
        if not (own and place):
            return [self._reason("cap_for_unknown_place", "yearly_cap", cap=found.value)]
        text = self.words.reasons["cap_from_national_rule"].format(place=place, cap=found.value)
        citation = Citation(own.document, own.clause, own.title)
        return [Reason("cap_from_national_rule", text, citation)]

    def _repeat(self) -> list[Reason]:
        if self.outcome.repeats:
            said = "".join(self._claimed_before(claim) for claim in self.outcome.repeats)
            found = self.count.rule("repeat")
            unstated = found is not None and found.value.period == "unstated"
            rule = self.words.reasons["repeat_rule_unstated" if unstated else "repeat_rule"]
            return [self._reason("repeat", "repeat", said + rule)]
        if self.request.occupation and self.count.key is None and self._same_occupation_lately():
            return [self._reason("level_needed", "repeat")]
        return []

    def _claimed_before(self, claim: Claim) -> str:
        code = "repeat_paid" if claim.status == "paid" else "repeat_pending"
        if claim.skill_level is None:
            by_kind = self.count.settings.without_level == "by_kind"
            code += "_without_level" if by_kind else "_of_the_occupation"
        return self.words.reasons[code].format(date=spoken_date(claim.counted_on))

    def _same_occupation_lately(self) -> bool:
        return any(
            claim.occupation == self.request.occupation and conflict(self.request.on, claim.counted_on, self.settings)
            for claim in self.count.claims
        )

    def _place(self) -> list[Reason]:
        found, place = self.count.rule("training_places"), self.request.training_place
        if found is None or place is None or place in found.value:
            return []
        return [self._reason("training_place_refused", "training_places", places="、".join(found.value))]

    def _kind(self) -> list[Reason]:
        found, kind = self.count.rule("certificate_kinds"), self.request.certificate_kind
        if found is None or kind is None or kind in found.value.listed:
            return []
        code = "certificate_kind_not_listed" if found.value.open_ended else "certificate_kind_refused"
        return [self._reason(code, "certificate_kinds")]

    def _competition(self) -> list[Reason]:
        found = self.count.rule("competition_training")
        if not self.request.competition:
            return []
        if found is None:
            return [self._reason("competition_unstated", None)]
        if found.value.subsidised:
            return []
        return [self._reason("competition_refused", "competition_training")]

    def _next(self) -> list[Reason]:
        day, texts = self.outcome.next_possible, self.words.reasons
        if day is None:
            return []
        if not self.settings.counts_by_a_fixed_day:
            return [self._reason("next_possible", None, date=spoken_date(day))]
        text = texts[f"next_{self.settings.counting_date}"].format(date=spoken_date(day))
        if self.request.occupation:
            stands = self.outcome.repeats or (self.outcome.used and self._at_cap())
            text = texts["not_this_one_again" if stands else "not_this_one"] + text
        return [self._reason("next_possible", None, text)]

    def _exception(self) -> list[Reason]:
        # 原则上 qualifies the number of times: only there can an office make an exception.
        if self.settings.exceptions == "none" or not self._at_cap() or not self.count.subsidised(self.request.on):
            return []
        return [self._reason("exception_needs_approver", "yearly_cap")]
