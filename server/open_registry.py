"""Opening the registry: the right key, the newest schema, the right environment."""

from __future__ import annotations

from server import clock
from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.migrate import migrate
from server.registry.services import environment, rotation
from server.registry.services.key_check import check_key, require_readable
from server.settings import Settings


def use_keys(settings: Settings) -> None:
    """Let this process write with the secret key, and read with those of before, too; its days are the office's."""
    use_keyring(Keyring(settings.secret_key, settings.old_secret_keys))
    clock.use_zone(settings.time_zone)


def open_registry(settings: Settings) -> Database:
    """Return the registry, brought up to date, for this process to read and write.

    Raises `BadAddress`, `WrongSecret`, and `WrongEnvironment` before anything is changed.
    """
    use_keys(settings)
    database = Database(settings.database_url)
    try:
        with database.read() as session:
            environment.require(session, settings.env)
            require_readable(session)
        migrate(database)
        with database.write() as session:
            check_key(session)
        rotation.find_again(database)
    except BaseException:
        database.close()
        raise
    return database
