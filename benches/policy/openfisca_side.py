"""The same rule in OpenFisca-core: a claim is its person, who claims is a group of claims."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core.entities import Entity, GroupEntity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benches.policy.people import TRADES, Case

PARAMETERS = Path(__file__).parent / "openfisca_parameters"
PERIOD = "2024"
LIVE = ("submitted", "approved", "paid")
CLAIM = Entity("claim", "claims", "A claim of the subsidy", "")
CLAIMANT = GroupEntity("claimant", "claimants", "A person with their claims", "", [{"key": "made", "plural": "made"}])


def _input(name: str, entity: Any, value_type: type) -> type[Variable]:
    """An input variable; its class has its name, as OpenFisca wants it."""
    parts = {"value_type": value_type, "entity": entity, "definition_period": DateUnit.YEAR, "label": name}
    return type(name, (Variable,), parts)


INPUTS = (
    _input("day", CLAIM, int),
    _input("key", CLAIM, int),
    _input("live", CLAIM, bool),
    _input("asked_day", CLAIMANT, int),
    _input("asked_key", CLAIMANT, int),
)


def _a_year_after(days: Any) -> Any:
    """Days since 1970 a year later; 29 February leads to 1 March."""
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    return ((months + 12).astype("datetime64[D]") + (dates - months.astype("datetime64[D]"))).astype(int)


class eligible(Variable):
    value_type = bool
    entity = CLAIMANT
    definition_period = DateUnit.YEAR
    label = "Whether one more claim is granted"

    def formula(claimant: Any, period: Any, parameters: Any) -> Any:
        asked, live = claimant("asked_day", period), claimant.members("live", period)
        day, key = claimant.members("day", period), claimant.members("key", period)
        asked_of_each = claimant.project(asked)
        same_year = _year(day) == _year(asked_of_each)
        used = claimant.sum(live * same_year)
        earlier, later = np.minimum(day, asked_of_each), np.maximum(day, asked_of_each)
        near = later < _a_year_after(earlier)
        same = key == claimant.project(claimant("asked_key", period))
        repeats = claimant.any(live * near * same)
        return (used < parameters(period).training_subsidy.yearly_cap) * np.logical_not(repeats)


def _year(days: Any) -> Any:
    return days.astype("datetime64[D]").astype("datetime64[Y]")


def system() -> TaxBenefitSystem:
    """Return the rule as an OpenFisca system."""
    made = TaxBenefitSystem([CLAIM, CLAIMANT])
    made.load_parameters(str(PARAMETERS))
    made.add_variables(*INPUTS, eligible)
    return made


def decide(rules: TaxBenefitSystem, cases: Sequence[Case]) -> Any:
    """Return for each case whether it is granted, all in one simulation; none of the cases may be without claims."""
    owners = np.repeat(np.arange(len(cases)), [len(case.claims) for case in cases])
    claims = [claim for case in cases for claim in case.claims]
    builder = SimulationBuilder()
    builder.create_entities(rules)
    builder.declare_person_entity("claim", np.arange(len(claims)))
    claimants = builder.declare_entity("claimant", np.arange(len(cases)))
    builder.join_with_persons(claimants, owners, np.repeat("made", len(claims)))
    simulation = builder.build(rules)
    simulation.set_input("day", PERIOD, np.array([_days(claim.counted_on) for claim in claims]))
    simulation.set_input("key", PERIOD, np.array([_key(claim.occupation, claim.skill_level) for claim in claims]))
    simulation.set_input("live", PERIOD, np.array([claim.status in LIVE for claim in claims]))
    simulation.set_input("asked_day", PERIOD, np.array([_days(case.request.on) for case in cases]))
    keys = [_key(case.request.occupation, case.request.skill_level) for case in cases]
    simulation.set_input("asked_key", PERIOD, np.array(keys))
    return simulation.calculate("eligible", PERIOD)


def _days(day: Any) -> int:
    return int(np.datetime64(day, "D").astype(int))


def _key(occupation: str | None, level: int | None) -> int:
    return 10 * TRADES.index(occupation or TRADES[0]) + (level or 0)
