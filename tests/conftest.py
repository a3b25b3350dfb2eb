"""What every test may ask for."""

from tests.databases import database, database_url, postgresql, sqlite_template

__all__ = ["database", "database_url", "postgresql", "sqlite_template"]
