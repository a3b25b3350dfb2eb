"""Decisions a second on one core: ours one after another, OpenFisca's in one simulation of all and one by one."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from benches.policy import openfisca_side
from benches.policy.people import Case, invent
from server.policies import SubsidySettings, evaluate

PEOPLE = 2000
ONE_BY_ONE = 100
ROUNDS = 5


@dataclass(frozen=True)
class Speeds:
    """Decisions a second; `differ` counts the cases in which the two sides do not agree."""

    ours: float
    explained: float
    openfisca: float
    openfisca_one_by_one: float
    differ: int


def measure(today: date) -> Speeds:
    """Return the best of a few rounds of each, in processor time."""
    cases, settings, rules = invent(PEOPLE), SubsidySettings(), openfisca_side.system()
    with_claims = [case for case in cases if case.claims]
    few = with_claims[:ONE_BY_ONE]
    granted = [evaluate(case.request, case.claims, settings, today).eligible for case in with_claims]
    theirs = openfisca_side.decide(rules, with_claims)

    def explain(case: Case) -> None:
        decision = evaluate(case.request, case.claims, settings, today)
        _ = decision.reasons, decision.trace, decision.reading_note

    return Speeds(
        ours=_rate(len(cases), lambda: [evaluate(one.request, one.claims, settings, today) for one in cases]),
        explained=_rate(len(cases), lambda: [explain(one) for one in cases]),
        openfisca=_rate(len(with_claims), lambda: openfisca_side.decide(rules, with_claims)),
        openfisca_one_by_one=_rate(len(few), lambda: [openfisca_side.decide(rules, [one]) for one in few]),
        differ=sum(bool(one) != bool(other) for one, other in zip(granted, theirs, strict=True)),
    )


def _rate(number: int, work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return number / best
