"""What happens before the first request: the schema, the divisions, and in development the sample catalogue."""

from __future__ import annotations

from sqlalchemy import func, select

from server import clock
from server.policies.retrieval.find import finder
from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.migrate import migrate
from server.registry.models import Course
from server.registry.reference.load import load_divisions
from server.registry.sample import load_sample
from server.registry.services import privacy
from server.registry.services.key_check import check_key
from server.settings import Settings


def prepare_database(settings: Settings) -> None:
    """Bring the database up to date and fill what must be there.

    An office's own data are never touched: the sample is loaded into an empty catalogue only. Raises `WrongSecret`.
    """
    use_keyring(Keyring(settings.secret_key))
    clock.use_zone(settings.time_zone)
    database = Database(settings.database_url)
    try:
        migrate(database)
        with database.write() as session:
            check_key(session)
        with database.write() as session:
            load_divisions(session)
            privacy.purge(session, "system")
        with database.write() as session:
            if settings.sample_data and not session.scalar(select(func.count(Course.id))):
                load_sample(session, clock.today())
    finally:
        database.close()


def prepare_search() -> None:
    """Read the rules into the search, so that the first question need not wait for it."""
    finder(clock.today())
