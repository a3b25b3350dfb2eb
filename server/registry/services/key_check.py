"""Whether the secret keys are those that this registry was written with.

With another key the same certificate number registers again, since its hash is another, and texts of both keys mix.
So the registry holds one row for each key that something in it still needs, and a start must open all of them.
"""

from __future__ import annotations

from sqlalchemy import Text, delete, inspect, select, type_coerce
from sqlalchemy.orm import Session

from server.registry.crypto import UnreadableSecret, WrongSecret, keyring, written_with
from server.registry.models import KeyCheck, Person
from server.registry.services import audit

SEALED = "同行"
NOT_THE_KEY = (
    "TONGXING_SECRET_KEY is not the key that this registry was written with, or TONGXING_OLD_SECRET_KEYS "
    "lacks one that it still needs: nothing was started and nothing was changed. "
    "Set the keys that were used before."
)


def check_key(session: Session) -> None:
    """Open what only the right keys open; leave a row behind for a key that is in use for the first time.

    Raises `WrongSecret` with a sentence to print.
    """
    require_readable(session)
    try:
        if not keys_needed(session):  # a registry from before the check shows its key by what is in it
            session.scalar(select(Person.name).limit(1))
    except UnreadableSecret:
        raise WrongSecret(NOT_THE_KEY) from None
    if keyring().current not in keys_needed(session):
        session.add(KeyCheck(sealed=SEALED))
        audit.record(session, "system", audit.KEY_BEGINS, f"key:{keyring().current}")


def require_readable(session: Session) -> None:
    """Raise `WrongSecret` where a key that the registry needs is not here; of an older schema nothing is asked."""
    if not inspect(session.connection()).has_table(KeyCheck.__tablename__):
        return
    try:
        session.scalars(select(KeyCheck)).all()
    except UnreadableSecret:
        raise WrongSecret(NOT_THE_KEY) from None


def require_keys(session: Session) -> None:
    """Raise `WrongSecret` in a process that lacks a key which was taken into use since its start.

    It would not find who is on record under that key, and put them there a second time.
    """
    if not keys_needed(session) - {None} <= set(keyring().ids):
        raise WrongSecret(NOT_THE_KEY)


def keys_needed(session: Session) -> set[str | None]:
    """Return the ids of the keys that a start must have; None stands for one from before keys had ids."""
    return {written_with(stored) for stored in session.scalars(select(type_coerce(KeyCheck.sealed, Text)))}


def forget_key(session: Session, id: str | None) -> None:
    """Take the row of a key away: nothing in the registry needs it any more."""
    rows = session.execute(select(KeyCheck.id, type_coerce(KeyCheck.sealed, Text))).all()
    session.execute(
        delete(KeyCheck).where(KeyCheck.id.in_([row for row, sealed in rows if written_with(sealed) == id]))
    )
