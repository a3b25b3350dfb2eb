"""Whole conversations of people who came with a matter of their own, replayed on every change."""

from __future__ import annotations

import pytest

from tests.journeys.conversations.recording import Recording, recordings, replay
from tests.running import Service

RECORDED = [pytest.param(recorded, id=name) for name, recorded in recordings()]


@pytest.mark.parametrize("recorded", RECORDED)
def test_the_person_gets_what_they_came_for(service: Service, recorded: Recording) -> None:
    replay(service, recorded)
