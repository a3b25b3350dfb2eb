"""The page of the whole service with its real bot: other server, same browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from server.registry.crypto import Keyring, use_keyring
from tests.browser.conftest import Open
from tests.browser.journeys.newcomer import Newcomer
from tests.running import SECRET, Service

Arrive = Callable[..., Newcomer]
"""lets somebody new open the page in a browser context that is made with the keyword arguments"""


@pytest.fixture(scope="session")
def page_url(service: Service) -> str:
    return service.url


@pytest.fixture(autouse=True)
def keys_of_the_service() -> None:
    """Read the registry with the service's key; tests that ran before may have set another."""
    use_keyring(Keyring(SECRET))


@pytest.fixture
def arrive(open_page: Open, service: Service) -> Arrive:
    return lambda **context: Newcomer(open_page(**context), service, context.get("java_script_enabled", True))
