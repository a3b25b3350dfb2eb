"""What every test may ask for."""

from tests.databases import database, database_url, empty_database, postgresql, sqlite_template

__all__ = ["database", "database_url", "empty_database", "postgresql", "sqlite_template"]
