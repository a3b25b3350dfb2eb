"""Personal facts at rest: AES-GCM for what must be read again, a keyed hash for what must be found."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

NONCE_BYTES = 12


class UnreadableSecret(Exception):
    """A stored value cannot be opened with the key in use."""


class WrongSecret(Exception):
    """The registry was written with another secret key."""


class Keyring:
    """Encrypts, decrypts and indexes with keys derived from one secret of the settings."""

    def __init__(self, secret: str) -> None:
        root = hashlib.sha256(secret.encode()).digest()
        self._cipher = AESGCM(hmac.digest(root, b"encryption", "sha256"))
        self._index_key = hmac.digest(root, b"index", "sha256")

    def encrypt(self, plain: str) -> str:
        """Return nonce and ciphertext of `plain` in one base64 string."""
        nonce = os.urandom(NONCE_BYTES)
        return base64.b64encode(nonce + self._cipher.encrypt(nonce, plain.encode(), None)).decode()

    def decrypt(self, stored: str) -> str:
        """Return the text of `encrypt`'s result; raises `UnreadableSecret` if key or value differ."""
        try:
            raw = base64.b64decode(stored, validate=True)
            return self._cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], None).decode()
        except (InvalidTag, ValueError) as error:
            raise UnreadableSecret("a stored value does not open with TONGXING_SECRET_KEY") from error

    def index(self, purpose: str, plain: str) -> str:
        """Return the keyed hash (hex) under which `plain` can be found again; purposes never collide."""
        return hmac.digest(self._index_key, f"{purpose}:{plain}".encode(), "sha256").hex()


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


class EncryptedText(TypeDecorator[str]):
    """A text column that lies encrypted in the database; it cannot be searched."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else keyring().encrypt(str(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else keyring().decrypt(value)
