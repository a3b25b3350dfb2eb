"""Journeys talk with one running copy, each as another person; a second one is never open and soon gives up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from server import clock
from server.registry.crypto import Keyring, use_keyring
from tests.journeys.talk import Talk
from tests.running import SECRET, Service, running_service

OWN_LINE = "010800"
"""the crisis line that this deployment sets"""


@pytest.fixture(scope="session")
def closed_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service whose office is closed for some days yet, with a crisis line of its own.

    Its database waits half a second at most; tests may hurt it.
    """
    folder = tmp_path_factory.mktemp("closed")
    address = f"sqlite:///{folder}/tongxing.db?timeout=0.5"
    in_three_days = str((clock.today().isoweekday() + 2) % 7 + 1)
    hours = {"office_days": in_three_days, "office_hours": "周一到周五，早上9点到下午5点"}
    with running_service(folder, address, crisis_line=OWN_LINE, **hours) as started:
        yield started


@pytest.fixture(autouse=True)
def keys_of_the_service() -> None:
    """Read the registry with the service's key; tests that ran before may have set another."""
    use_keyring(Keyring(SECRET))


@pytest.fixture
def talk(service: Service) -> Talk:
    """A new person in a new conversation."""
    return Talk(service)
