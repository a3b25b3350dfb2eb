"""Keys for single purposes, derived from the one secret of the settings."""

from __future__ import annotations

import base64
import hashlib
import hmac


def derive(secret: str, purpose: str) -> str:
    """Return 32 bytes in URL-safe base64 that belong to `purpose` alone; nothing of the secret shows in them."""
    root = hashlib.sha256(secret.encode()).digest()
    return base64.urlsafe_b64encode(hmac.digest(root, purpose.encode(), "sha256")).decode()
