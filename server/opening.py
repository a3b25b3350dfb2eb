"""The registry, opened with the keys of the settings."""

from __future__ import annotations

from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.migrate import migrate
from server.registry.services.key_check import check_key
from server.settings import Settings


def use_keys(settings: Settings) -> None:
    """Let this process write with the secret key, and read with those of before, too."""
    use_keyring(Keyring(settings.secret_key, settings.old_secret_keys))


def open_registry(settings: Settings) -> Database:
    """Return the registry with its newest schema; raises `WrongSecret` if it was written with other keys."""
    use_keys(settings)
    database = Database(settings.database_url)
    try:
        migrate(database)
        with database.write() as session:
            check_key(session)
    except BaseException:
        database.close()
        raise
    return database
