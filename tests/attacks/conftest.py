"""Attacks meet the running copy that the journeys talk with, or the staff API as it is served on a fresh registry."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from server.registry.crypto import Keyring, use_keyring
from tests.running import SECRET
from tests.server.staff.conftest import app, desk, settings

__all__ = ["app", "desk", "settings"]


@pytest.fixture(autouse=True)
def keys_of_the_service() -> Iterator[None]:
    """Read the registry with the service's key, and leave that behind: a test may use another database."""
    use_keyring(Keyring(SECRET))
    yield
    use_keyring(Keyring(SECRET))
