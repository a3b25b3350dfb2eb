"""The number of a vocational certificate, by which no two are the same over all people and kinds."""

from __future__ import annotations

import re
import unicodedata

from server.registry.crypto import keyring

_FILLING = re.compile(r"[\W_]+")


def number_index(number: str) -> str | None:
    """Return the keyed hash of a number however it is written; None where no letter and no digit is in it."""
    plain = _FILLING.sub("", unicodedata.normalize("NFKC", number)).upper()
    return keyring().index("certificate", plain) if plain else None
