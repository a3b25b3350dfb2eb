"""What every test may ask for."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.databases import database, database_url, empty_database, postgresql, sqlite_template
from tests.running import Service, running_service

__all__ = ["database", "database_url", "empty_database", "postgresql", "sqlite_template"]

settings.register_profile("untimed", deadline=None)  # how fast the machine is says nothing about the code
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The whole service, started once; the office is always open."""
    always = {"office_days": "1234567", "office_opens": "00:00", "office_closes": "24:00"}
    with running_service(tmp_path_factory.mktemp("service"), **always) as started:
        yield started
