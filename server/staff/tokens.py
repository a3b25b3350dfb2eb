"""Bearer tokens of the office: a role, an area and an end, signed with a key derived from the secret key."""

from __future__ import annotations

import hashlib
import re
import time
from dataclasses import dataclass
from enum import StrEnum

from itsdangerous import BadData, URLSafeSerializer

BOTH_PROVINCES = "000000"
WORKING_DAY_SECONDS = 12 * 3600

_AREA = re.compile(r"000000|(13|41)[0-9]{4}")


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
    """Who asks: a role bound to an area (a division code; 000000 means both provinces)."""

    role: Role
    area: str = BOTH_PROVINCES

    def __post_init__(self) -> None:
        if not _AREA.fullmatch(self.area):
            raise ValueError(f"an area is a division code of Hebei or Henan, or {BOTH_PROVINCES}")

    @property
    def actor(self) -> str:
        """The name under which the audit keeps what was done."""
        return f"staff:{self.role}"


def issue_token(staff: Staff, secret_key: str, seconds: int = WORKING_DAY_SECONDS) -> str:
    """Return a token that opens the staff API for `seconds` from now."""
    content = {"role": staff.role.value, "area": staff.area, "until": int(time.time()) + seconds}
    return str(_serializer(secret_key).dumps(content))


def read_token(token: str, secret_key: str) -> Staff:
    """Return who a token stands for. Raises `BadToken`."""
    try:
        content = _serializer(secret_key).loads(token)
        staff, until = Staff(Role(content["role"]), content["area"]), int(content["until"])
    except (BadData, KeyError, TypeError, ValueError) as error:
        raise BadToken("not a token of this office") from error
    if time.time() >= until:
        raise BadToken("the token has ended")
    return staff


def _serializer(secret_key: str) -> URLSafeSerializer:
    return URLSafeSerializer(
        secret_key,
        salt="tongxing.staff-token",
        signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
    )
