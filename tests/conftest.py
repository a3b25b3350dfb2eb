"""What every test may ask for."""

from hypothesis import settings

from tests.databases import database, database_url, empty_database, postgresql, sqlite_template

__all__ = ["database", "database_url", "empty_database", "postgresql", "sqlite_template"]

settings.register_profile("untimed", deadline=None)  # how fast the machine is says nothing about the code
settings.load_profile("untimed")
