"""Both evaluators decide alike on invented people."""

from __future__ import annotations

from datetime import date

from benches.policy import openfisca_side
from benches.policy.people import KIND, TRADES, Case, invent
from server.policies import Claim, Request, SubsidySettings, evaluate

TODAY = date(2026, 11, 27)


def ours(cases: list[Case]) -> list[bool]:
    return [evaluate(case.request, case.claims, SubsidySettings(), TODAY).eligible for case in cases]


def theirs(cases: list[Case]) -> list[bool]:
    return [bool(one) for one in openfisca_side.decide(openfisca_side.system(), cases)]


def test_both_sides_agree_on_three_hundred_people() -> None:
    cases = [case for case in invent(400) if case.claims][:300]

    granted = ours(cases)

    assert len(cases) == 300
    assert theirs(cases) == granted
    assert 10 < sum(granted) < 290


def test_both_sides_agree_on_the_days_at_the_edges() -> None:
    def case(asked: date, *made: date, level: int = 4) -> Case:
        claims = [Claim(day, TRADES[0], 4, KIND, "paid") for day in made]
        return Case(Request(asked, TRADES[0], level, KIND, "130000"), claims)

    full = (date(2024, 1, 5), date(2024, 2, 5), date(2024, 12, 31))
    cases = [
        case(date(2025, 2, 28), date(2024, 2, 29)),
        case(date(2025, 3, 1), date(2024, 2, 29)),
        case(date(2025, 5, 4), date(2024, 5, 5)),
        case(date(2025, 5, 5), date(2024, 5, 5)),
        case(date(2024, 12, 31), *full, level=3),
        case(date(2025, 1, 1), *full, level=3),
    ]

    assert ours(cases) == [False, True, False, True, False, True]
    assert theirs(cases) == ours(cases)


def test_the_same_people_are_invented_each_time_and_named_as_examples() -> None:
    assert invent(20) == invent(20)
    assert invent(20) != invent(20, seed=1)
    assert all(claim.occupation in TRADES for case in invent(20) for claim in case.claims)
    assert all(trade.startswith("示例") for trade in TRADES)
