"""Every situation of the YAML files: what is told, and when."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.server.speech.turn_taking.timeline import Timeline, told

SCENARIOS = Path(__file__).parent / "scenarios"
TOLERANCE = 0.1
"""seconds: three frames"""


def scenarios() -> Iterator[Any]:
    """Every scenario under the name that tests show: file and situation."""
    for path in sorted(SCENARIOS.glob("*.yaml")):
        for scenario in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(scenario, id=f"{path.stem}: {scenario['name']}")


@pytest.mark.parametrize("scenario", list(scenarios()))
def test_what_is_told_is_what_the_situation_asks_for(scenario: dict[str, Any]) -> None:
    events = [told(event) for event in Timeline().run(scenario["timeline"])]
    expected = scenario["events"]
    assert [names(event) for event in events] == [names(event) for event in expected], events
    for event, wanted in zip(events, expected, strict=True):
        assert next(iter(event.values())) == pytest.approx(next(iter(wanted.values())), abs=TOLERANCE), events


def names(event: dict[str, Any]) -> tuple[Any, ...]:
    """An event without its time."""
    kind, *_ = event
    return kind, *((key, value) for key, value in event.items() if key != kind)
