"""Whether the secret key is the one that this registry was written with.

With another key the same certificate number registers again, since its hash is another, and texts of both keys mix.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.crypto import UnreadableSecret, WrongSecret
from server.registry.models import KeyCheck, Person

SEALED = "同行"


def check_key(session: Session) -> None:
    """Read what the right key alone opens, or leave it behind in a registry that has none yet.

    Raises `WrongSecret` with a sentence to print.
    """
    try:
        known = session.scalar(select(KeyCheck.sealed).limit(1))
        if known is None:  # a registry from before the check shows its key by what is in it
            session.scalar(select(Person.name).limit(1))
            session.add(KeyCheck(sealed=SEALED))
    except UnreadableSecret:
        raise WrongSecret(
            "TONGXING_SECRET_KEY is not the key that this registry was written with: "
            "nothing was started and nothing was changed. Set the key that was used before."
        ) from None
