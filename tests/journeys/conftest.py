"""Journeys talk with one running copy, each as another person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.talk import Talk
from tests.running import Service, running_service


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The whole service, started once."""
    with running_service(tmp_path_factory.mktemp("service")) as started:
        yield started


@pytest.fixture
def talk(service: Service) -> Talk:
    """A new person in a new conversation."""
    return Talk(service)
