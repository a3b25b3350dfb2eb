"""What happens before the first request: the schema, the divisions, and in development the sample catalogue."""

from __future__ import annotations

from sqlalchemy import func, select

from server import clock
from server.open_registry import open_registry
from server.policies.retrieval.find import finder
from server.registry.models import Course
from server.registry.reference.load import load_divisions
from server.registry.sample import load_sample
from server.registry.services import environment, privacy
from server.settings import Settings
from server.start_checks import registry_warnings


def prepare_database(settings: Settings) -> list[str]:
    """Bring the database up to date and fill what must be there; return what an operator is warned of.

    An office's own data are never touched: the sample is loaded into an empty catalogue only. Raises `BadAddress`,
    `WrongSecret` and `WrongEnvironment`.
    """
    database = open_registry(settings)
    try:
        with database.write() as session:
            environment.serve_in(session, settings.env)
            load_divisions(session)
            privacy.purge(session, "system")
        with database.write() as session:
            if settings.sample_data and not session.scalar(select(func.count(Course.id))):
                load_sample(session, clock.today())
        with database.read() as session:
            return registry_warnings(session, settings)
    finally:
        database.close()


def prepare_search() -> None:
    """Read the rules into the search, so that the first question need not wait for it."""
    finder(clock.today())
