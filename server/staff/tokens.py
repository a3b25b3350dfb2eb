"""Tokens of `tongxing staff-token`: what a server in development lets in, as an account made for it.

Such a token says who somebody wants to be and until when, signed with a key derived from the secret key. The first
request with it makes or reuses a development account and opens a session; from then on the session and the account
count, as with a token of a sign-in. In production these tokens are not even read.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from itsdangerous import BadData, URLSafeSerializer

from server.registry.services.staff_accounts import BOTH_PROVINCES, checked, known_name

__all__ = ["BOTH_PROVINCES", "BadToken", "Role", "Staff", "issue_token", "read_token"]

WORKING_DAY_SECONDS = 12 * 3600


class Role(StrEnum):
    """What somebody does in the office; `rights.py` says what that allows."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"
    ADMIN = "admin"
    SYSTEM = "system"


class BadToken(Exception):
    """A token that was not made here, was changed, or has ended."""


@dataclass(frozen=True)
class Staff:
    """Who is let in during development: a role bound to an area (a division code; 000000 means both provinces).

    Without a name it is the one account of its role and area. Raises `ValueError` for what cannot be.
    """

    role: Role
    area: str = BOTH_PROVINCES
    name: str | None = None

    def __post_init__(self) -> None:
        checked([self.area])
        known_name(self.sign_in_name)

    @property
    def sign_in_name(self) -> str:
        """The name of the account."""
        return self.name or f"development-{self.role}-{self.area}"


def issue_token(staff: Staff, secret_key: str, seconds: int = WORKING_DAY_SECONDS) -> str:
    """Return a token that opens the staff API of a server in development for `seconds` from now."""
    content = {
        "role": staff.role.value, "area": staff.area, "name": staff.name, "until": int(time.time()) + seconds,
        "id": secrets.token_urlsafe(8),
    }  # fmt: skip
    return str(_serializer(secret_key).dumps(content))


def read_token(token: str, secret_key: str) -> tuple[Staff, datetime]:
    """Return who a token stands for, and until when. Raises `BadToken`."""
    try:
        content = _serializer(secret_key).loads(token)
        staff = Staff(Role(content["role"]), content["area"], content.get("name"))
        until = int(content["until"])
    except (BadData, KeyError, TypeError, ValueError) as error:
        raise BadToken("not a token of this office") from error
    if time.time() >= until:
        raise BadToken("the token has ended")
    return staff, datetime.fromtimestamp(until, UTC)


def _serializer(secret_key: str) -> URLSafeSerializer:
    return URLSafeSerializer(
        secret_key,
        salt="tongxing.staff-token",
        signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
    )
