"""Personal facts at rest: AES-GCM for what must be read again, a keyed hash for what must be found.

What is written names its key (`3fa2b1c4:…`), and what is encrypted opens at its own place alone: the same column of
the same row. What was written before that names no key; it opens as long as the secret of then is in use.
"""

from __future__ import annotations

import base64
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from server.derive import key_for, key_id, key_of_before
from server.registry.placing import PlacedText

NONCE_BYTES = 12
ID_CHARACTERS = 8
MARK = ":"
"""stands between the id of a key and what was made with it"""


class UnreadableSecret(Exception):
    """A stored value cannot be opened with the keys in use, or not at this place."""


class WrongSecret(Exception):
    """The registry was written with another secret key."""


@dataclass(frozen=True)
class _Keys:
    """The keys of one secret."""

    id: str
    cipher: AESGCM
    index: bytes
    audit: bytes
    cipher_of_before: AESGCM
    index_of_before: bytes


def _keys(secret: str) -> _Keys:
    encryption = key_for(secret, "encryption")
    return _Keys(
        key_id(encryption),
        AESGCM(encryption),
        key_for(secret, "index"),
        key_for(secret, "audit"),
        AESGCM(key_of_before(secret, "encryption")),
        key_of_before(secret, "index"),
    )


class Keyring:
    """Encrypts, indexes and signs with the keys of one secret; reads what was made with those of older ones, too."""

    def __init__(self, secret: str, old_secrets: Sequence[str] = ()) -> None:
        self._current = _keys(secret)
        self._by_id = {keys.id: keys for keys in (self._current, *map(_keys, old_secrets))}

    @property
    def current(self) -> str:
        """The id of the key that is written with."""
        return self._current.id

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all keys that can be read with, the current one first."""
        return tuple(self._by_id)

    def encrypt(self, plain: str, place: str) -> str:
        """Return `plain` encrypted so that it opens at `place` alone."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = nonce + self._current.cipher.encrypt(nonce, plain.encode(), place.encode())
        return self._current.id + MARK + base64.b64encode(sealed).decode()

    def decrypt(self, stored: str, place: str) -> str:
        """Return the text of `encrypt`'s result; raises `UnreadableSecret` if key, value or place differ."""
        try:
            sealed = base64.b64decode(stored.rpartition(MARK)[2], validate=True)
        except ValueError as error:
            raise UnreadableSecret(f"what stands in {_column(place)} was never encrypted") from error
        named = written_with(stored)
        tried: list[tuple[AESGCM, bytes | None]]
        if named is None:
            tried = [(keys.cipher_of_before, None) for keys in self._by_id.values()]
        else:
            tried = [(keys.cipher, place.encode()) for id, keys in self._by_id.items() if id == named]
        for cipher, bound_to in tried:
            try:
                return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to).decode()
            except (InvalidTag, ValueError):
                continue
        raise UnreadableSecret(
            f"a value of {_column(place)} does not open with TONGXING_SECRET_KEY, "
            "nor with a key of TONGXING_OLD_SECRET_KEYS, or is not where it was written"
        )

    def index(self, purpose: str, plain: str) -> str:
        """Return the keyed hash under which `plain` is found again; purposes never collide."""
        return _hash(self._current, purpose, plain)

    def indexes(self, purpose: str, plain: str) -> tuple[str, ...]:
        """Return the keyed hashes under which `plain` may stand: with each key, and as it was before keys had ids."""
        found = [_hash(keys, purpose, plain) for keys in self._by_id.values()]
        return (*found, *(_hash_of_before(keys, purpose, plain) for keys in self._by_id.values()))

    def is_index(self, stored: str, purpose: str, plain: str) -> bool:
        """Tell, in constant time, whether `stored` is the keyed hash of `plain`, under whichever key."""
        return any([hmac.compare_digest(stored, one) for one in self.indexes(purpose, plain)])

    def sign(self, content: str) -> str:
        """Return a signature of `content` that names its key, for the audit."""
        return _signature(self._current, content)

    def verify(self, signature: str, content: str) -> bool | None:
        """Tell whether `sign` made the signature of `content`; None if the key that it names is not here."""
        keys = self._by_id.get(written_with(signature) or "")
        return None if keys is None else hmac.compare_digest(signature, _signature(keys, content))


def written_with(stored: str) -> str | None:
    """Return the id of the key that a stored value names; None for one from before keys had ids."""
    return stored[:ID_CHARACTERS] if stored[ID_CHARACTERS : ID_CHARACTERS + 1] == MARK else None


def _hash(keys: _Keys, purpose: str, plain: str) -> str:
    return keys.id + MARK + _short(hmac.digest(keys.index, f"{purpose}:{plain}".encode(), "sha256"))


def _hash_of_before(keys: _Keys, purpose: str, plain: str) -> str:
    return hmac.digest(keys.index_of_before, f"{purpose}:{plain}".encode(), "sha256").hex()


def _signature(keys: _Keys, content: str) -> str:
    return keys.id + MARK + _short(hmac.digest(keys.audit, content.encode(), "sha256"))


def _short(digest: bytes) -> str:
    """In 43 characters, so that it and the id of its key fit where the hash alone stood."""
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _column(place: str) -> str:
    return place.partition(":")[0]


_keyring: Keyring | None = None


def use_keyring(keyring: Keyring) -> None:
    """Set the keys that every encrypted column of this process uses."""
    global _keyring
    _keyring = keyring


def keyring() -> Keyring:
    """Return the keys of this process; raises `RuntimeError` before `use_keyring`."""
    if _keyring is None:
        raise RuntimeError("use_keyring() must be called before the registry is used")
    return _keyring


class EncryptedText(PlacedText):
    """A text column that lies encrypted in the database; it cannot be searched."""

    cache_ok = True

    def store(self, plain: str, place: str) -> str:
        return keyring().encrypt(plain, place)

    def fetch(self, stored: str, place: str) -> str:
        return keyring().decrypt(stored, place)
