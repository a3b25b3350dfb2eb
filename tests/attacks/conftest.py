"""Attacks meet the running copy that the journeys talk with, each in a conversation of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from server.registry.crypto import Keyring, use_keyring
from tests.running import SECRET


@pytest.fixture(autouse=True)
def keys_of_the_service() -> Iterator[None]:
    """Read the registry with the service's key, and leave that behind: a test may use another database."""
    use_keyring(Keyring(SECRET))
    yield
    use_keyring(Keyring(SECRET))
