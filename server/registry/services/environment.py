"""In which environment a registry is served: what was served in production is never opened for development again.

Development prints text messages and tokens, so its setting must not open what real people are in.
"""

from __future__ import annotations

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from server.registry.database import utcnow
from server.registry.models import Served

PRODUCTION = "production"


class WrongEnvironment(Exception):
    """The registry has been served in production and is opened for development."""

    def __init__(self) -> None:
        super().__init__(
            "This registry has been served in production: it takes no development start and no development command. "
            "Set TONGXING_ENV to production, or TONGXING_DATABASE_URL to another registry."
        )


def require(session: Session, environment: str) -> None:
    """Raise `WrongEnvironment` where the registry must not be opened in `environment`; nothing is written.

    A registry whose schema is older than this mark has none.
    """
    if environment == PRODUCTION or not inspect(session.connection()).has_table(Served.__tablename__):
        return
    if session.scalar(select(Served.environment).limit(1)) == PRODUCTION:
        raise WrongEnvironment


def serve_in(session: Session, environment: str) -> None:
    """Note that the registry is served in `environment` from now on; raises `WrongEnvironment`."""
    require(session, environment)
    served = session.scalar(select(Served).limit(1))
    if served is None:
        session.add(Served(environment=environment))
    elif served.environment != environment:
        served.environment, served.since = environment, utcnow()
