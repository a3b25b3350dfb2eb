"""Every key there is, derived from a secret of the settings: by HKDF (RFC 5869), for one purpose, in one version."""

from __future__ import annotations

import base64
import hashlib
import hmac

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
VERSION = 1
"""of how keys are derived: another one makes all keys others, with ids of their own"""


def derive(secret: str, purpose: str) -> str:
    """Return the key of `purpose` in URL-safe base64; nothing of the secret shows in it."""
    return as_text(key_for(secret, purpose))


def key_for(secret: str, purpose: str) -> bytes:
    """Return 32 bytes that belong to `purpose` alone."""
    kdf = HKDF(SHA256(), KEY_BYTES, salt=b"tongxing", info=f"{VERSION}:{purpose}".encode())
    return kdf.derive(secret.encode())


def key_of_before(secret: str, purpose: str) -> bytes:
    """Return the key of `purpose` as it was derived before keys had ids: it opens what was written then."""
    return hmac.digest(hashlib.sha256(secret.encode()).digest(), purpose.encode(), "sha256")


def key_id(key: bytes) -> str:
    """Return the eight characters by which what was made with `key` names it."""
    return hashlib.sha256(key).hexdigest()[:8]


def as_text(key: bytes) -> str:
    """Return a key in URL-safe base64, as settings hold it."""
    return base64.urlsafe_b64encode(key).decode()
