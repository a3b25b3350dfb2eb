"""What every test may ask for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.chromium import chromium
from tests.databases import database, database_url, empty_database, postgresql, sqlite_template
from tests.office_clock import stop_clock
from tests.running import Service, running_service

__all__ = ["database", "database_url", "empty_database", "postgresql", "sqlite_template", "stop_clock"]

TESTS = Path(__file__).parent
WITH_BROWSER = {TESTS / "browser", TESTS / "server" / "policies" / "originals" / "test_printed.py"}

settings.register_profile("untimed", deadline=None)  # how fast the machine is says nothing about the code
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The whole service, started once; the office is always open."""
    always = {"office_days": "1234567", "office_opens": "00:00", "office_closes": "24:00"}
    voice = {"voice": "auto", "synthesizer": "espeak"}  # it hears; the natural voice would take the machine's time
    with running_service(tmp_path_factory.mktemp("service"), **always, **voice) as started:
        yield started


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests of the pages last: Playwright keeps the event loop of its thread to the end."""
    items.sort(key=lambda item: "browser" in item.path.parts)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave the tests of and with the browser out where there is none; the set-up has said so. Never on CI."""
    without_browser = chromium() is None and os.environ.get("CI") != "true"
    return True if without_browser and collection_path in WITH_BROWSER else None
