"""What is for development alone: neither the setting nor the registry may be that of production."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.services import environment
from server.settings import Settings, WrongSettings, load_settings


def development_settings(what: str) -> Settings:
    """Return the settings for a command of development; `what` says what it does, e.g. tokens are printed.

    Raises `WrongSettings` in production, and `WrongEnvironment` where the registry has been served there, whatever
    the setting says now.
    """
    settings = load_settings()
    if settings.env == "production":
        raise WrongSettings([f"In development alone {what}: this is production (TONGXING_ENV)."])
    if is_there(settings.database_url):
        database = Database(settings.database_url)
        try:
            with database.read() as session:
                not_served_to_people(session)
        finally:
            database.close()
    return settings


def not_served_to_people(session: Session) -> None:
    """Raise `WrongEnvironment` where the registry has been served in production."""
    environment.require(session, "development")


def is_there(database_url: str) -> bool:
    """Whether a database may lie there; an SQLite file that is missing would be made by looking."""
    try:
        url = make_url(database_url)
    except ArgumentError:
        return True  # opening it says what is wrong with the address
    return url.get_backend_name() != "sqlite" or Path(url.database or "").exists()
