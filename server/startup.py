"""What happens before the first request: the schema, the divisions, and in development the sample catalogue."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from server.opening import open_registry
from server.policies.retrieval.find import finder
from server.registry.models import Course
from server.registry.reference.load import load_divisions
from server.registry.sample import load_sample
from server.registry.services import privacy
from server.settings import Settings


def prepare_database(settings: Settings) -> None:
    """Bring the database up to date and fill what must be there.

    An office's own data are never touched: the sample is loaded into an empty catalogue only. Raises `WrongSecret`.
    """
    database = open_registry(settings)
    try:
        with database.write() as session:
            load_divisions(session)
            privacy.purge(session, "system")
        with database.write() as session:
            if settings.sample_data and not session.scalar(select(func.count(Course.id))):
                load_sample(session, date.today())
    finally:
        database.close()


def prepare_search() -> None:
    """Read the rules into the search, so that the first question need not wait for it."""
    finder(date.today())
