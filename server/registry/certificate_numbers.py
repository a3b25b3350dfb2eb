"""The number of a vocational certificate, by which no two are the same over all people and kinds."""

from __future__ import annotations

import re
import unicodedata

from server.registry.crypto import keyring

PURPOSE = "certificate"
_FILLING = re.compile(r"[\W_]+")


def plainly(number: str) -> str | None:
    """Return a number however it is written; None where no letter and no digit is in it."""
    return _FILLING.sub("", unicodedata.normalize("NFKC", number)).upper() or None


def number_index(number: str) -> str | None:
    """Return the keyed hash of a number however it is written; None where no letter and no digit is in it."""
    plain = plainly(number)
    return keyring().index(PURPOSE, plain) if plain else None


def number_indexes(number: str) -> tuple[str, ...]:
    """Return the keyed hashes under which a number may stand, by whichever key."""
    plain = plainly(number)
    return keyring().indexes(PURPOSE, plain) if plain else ()
