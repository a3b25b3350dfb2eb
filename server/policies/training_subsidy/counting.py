"""What the rule comes to for one request: no words, only dates and numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from server.policies.parameter import Parameter
from server.policies.rules import SubjectRules, province_of
from server.policies.training_subsidy.decision import Claim, Request
from server.policies.training_subsidy.settings import SubsidySettings
from server.policies.training_subsidy.windows import cap_windows, conflict, one_year_after, repeat_key

LIVE = frozenset({"submitted", "approved", "paid"})


@dataclass(frozen=True)
class Outcome:
    """The bare result: `cap` is 0 where no rule is known, `repeats` are the claims that stand in the way."""

    eligible: bool
    cap: int
    remaining: int
    used: tuple[Claim, ...]
    repeats: tuple[Claim, ...]
    next_possible: date | None

    @property
    def answer(self) -> tuple[bool, int, date | None]:
        """What a person would notice if it changed."""
        return self.eligible, self.remaining, self.next_possible


class Count:
    """The claims that count for one request under one reading of the rule."""

    def __init__(
        self, request: Request, claims: Iterable[Claim], settings: SubsidySettings, rules: SubjectRules
    ) -> None:
        self.request, self.settings, self.rules = request, settings, rules
        self.province = province_of(request.province)
        counts = LIVE if settings.one_time == "not_withdrawn_refused_returned" else {"paid"}
        self.claims = sorted((claim for claim in claims if claim.status in counts), key=_order)
        self.capped = [claim for claim in self.claims if settings.competition_counts or not claim.competition]
        self.key = request_key(request, settings)
        self.alike = [claim for claim in self.claims if self.key == claim_key(claim, settings)]
        self.free_of_cap = request.competition and not settings.competition_counts

    def outcome(self) -> Outcome:
        """The result on the request's own date, with the first later date that would do."""
        on = self.request.on
        cap, used, repeats = self.cap(on), self.used(on), self.repeats(on)
        granted = self.granted(on)
        return Outcome(
            eligible=granted,
            cap=cap,
            remaining=max(0, cap - len(used)),
            used=used,
            repeats=repeats,
            next_possible=None if granted else self.next_possible(),
        )

    def rule(self, name: str) -> Parameter | None:
        """The rule of the request's date."""
        return self.rules.find(name, self.province, self.request.on)

    def cap(self, on: date) -> int:
        """The number of times allowed around a day; 0 where no rule is known."""
        found = self.rules.find("yearly_cap", self.request.province, on)
        return found.value if found else 0

    def used(self, on: date) -> tuple[Claim, ...]:
        """The claims in the fullest window around a day, the earliest of equally full ones."""
        dates = [claim.counted_on for claim in self.capped]
        fullest: Sequence[Claim] = ()
        for start, until in cap_windows(on, dates, self.settings):
            inside = [claim for claim in self.capped if start <= claim.counted_on < until]
            fullest = max(fullest, inside, key=len)
        return tuple(fullest)

    def repeats(self, on: date) -> tuple[Claim, ...]:
        """The claims for the same occupation and level that stand too near to a day."""
        return tuple(claim for claim in self.alike if conflict(on, claim.counted_on, self.settings))

    def granted(self, on: date) -> bool:
        """Whether the request would be granted on a day."""
        cap = self.cap(on)
        if cap == 0 or not self.subsidised(on) or self.repeats(on):
            return False
        return self.free_of_cap or len(self.used(on)) < cap

    def subsidised(self, on: date) -> bool:
        """Whether the rule of a day pays at all for this kind of certificate and of training."""
        request = self.request
        entitled = self.rules.find("entitlement", request.province, on)
        if entitled is not None and not entitled.value:
            return False
        kinds = self.rules.find("certificate_kinds", request.province, on)
        asked = request.certificate_kind
        if kinds is not None and asked and asked not in kinds.value.listed and not kinds.value.open_ended:
            return False
        places = self.rules.find("training_places", request.province, on)
        if places is not None and request.training_place and request.training_place not in places.value:
            return False
        training = self.rules.find("competition_training", request.province, on)
        return not request.competition or training is None or training.value.subsidised

    def next_possible(self) -> date | None:
        """The first later date on which the request would be granted; None where no date would do.

        A refusal can end only where a window ends or a rule changes, so only those days are tried.
        """
        days = {one_year_after(claim.counted_on) for claim in self.claims}
        years = {claim.counted_on.year for claim in self.claims}
        days |= {date(year + 1, 1, 1) for year in years}
        for name in ("yearly_cap", "entitlement", "training_places", "certificate_kinds", "competition_training"):
            days |= self.rules.starts(name, self.request.province)
        return next((day for day in sorted(days) if day > self.request.on and self.granted(day)), None)


def request_key(request: Request, settings: SubsidySettings) -> str | None:
    """What the request must not repeat; None where it names too little to tell."""
    if request.occupation is None or (request.skill_level is None and request.certificate_kind is None):
        return None
    return repeat_key(request.occupation, request.skill_level, request.certificate_kind, settings)


def claim_key(claim: Claim, settings: SubsidySettings) -> str:
    """What a claim keeps from being claimed again."""
    return repeat_key(claim.occupation, claim.skill_level, claim.certificate_kind, settings)


def counted_by(kind: str, request: Request, claims: Iterable[Claim]) -> tuple[Request, list[Claim]]:
    """The same request and claims by another counting date, where they hold one of that kind."""
    return (
        replace(request, on=dict(request.other_dates).get(kind, request.on)),
        [replace(claim, counted_on=dict(claim.other_dates).get(kind, claim.counted_on)) for claim in claims],
    )


def _order(claim: Claim) -> tuple[object, ...]:
    return (
        claim.counted_on,
        claim.occupation,
        claim.skill_level is None,
        claim.skill_level or 0,
        claim.certificate_kind,
        claim.status,
        claim.competition,
        claim.other_dates,
    )
