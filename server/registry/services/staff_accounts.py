"""Accounts of the office: made, changed, deactivated, never deleted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.registry.database import utcnow
from server.registry.models import StaffAccount, StaffSession
from server.registry.services import audit

BOTH_PROVINCES = "000000"
ROLES = ("clerk", "supervisor", "auditor", "admin", "system")
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
HASHES_AT_ONCE = 2
"""each takes 64 MB and a core for a moment: whoever knocks at the door must not take the machine"""

_AREA = re.compile(r"000000|(13|41)[0-9]{4}")
_SIGN_IN_NAME = re.compile(r"[\w.@-]{2,40}")
_HASHER = PasswordHasher()
_hashing = BoundedSemaphore(HASHES_AT_ONCE)


class NoSuchAccount(LookupError):
    """Nobody has this sign-in name."""


class NameTaken(Exception):
    """Somebody has this sign-in name already."""


def create(
    session: Session,
    sign_in_name: str,
    display_name: str,
    role: str,
    areas: Iterable[str],
    actor: str,
    password: str | None = None,
    development: bool = False,
) -> StaffAccount:
    """Make an account. Raises `NameTaken`, and `ValueError` with a sentence for a value that cannot be."""
    if role not in ROLES:
        raise ValueError(f"a role is one of {', '.join(ROLES)}")
    account = StaffAccount(
        sign_in_name=known_name(sign_in_name), display_name=display_name[:40], role=role, areas=checked(areas),
        development=development, password_hash=None if password is None else hash_of(password),
    )  # fmt: skip
    try:
        with session.begin_nested():
            session.add(account)
    except IntegrityError as error:
        raise NameTaken(f"there is an account with the name {account.sign_in_name} already") from error
    if not development:  # those open nothing where real people are
        audit.record(session, actor, "staff.create", f"staff_account:{account.id}", role=role, areas=account.areas)
    return account


def find(session: Session, sign_in_name: str) -> StaffAccount:
    """Return the account of a sign-in name, held for a change. Raises `NoSuchAccount`."""
    wanted = select(StaffAccount).where(StaffAccount.sign_in_name == plain(sign_in_name)).with_for_update()
    account = session.scalar(wanted)
    if account is None:
        raise NoSuchAccount(f"there is no account with the name {sign_in_name}")
    return account


def all_accounts(session: Session) -> Sequence[StaffAccount]:
    """Return all accounts, in the order in which they were made."""
    return session.scalars(select(StaffAccount).order_by(StaffAccount.id)).all()


def set_areas(session: Session, account: StaffAccount, areas: Iterable[str], actor: str) -> None:
    """Give the account other areas, from its next request on. Raises `ValueError`."""
    account.areas = checked(areas)
    audit.record(session, actor, "staff.areas", f"staff_account:{account.id}", areas=account.areas)


def set_password(session: Session, account: StaffAccount, password: str, actor: str) -> None:
    """Give the account another password and end its sessions. Raises `ValueError`."""
    account.password_hash = hash_of(password)
    end_sessions(session, account)
    audit.record(session, actor, "staff.password", f"staff_account:{account.id}")


def deactivate(session: Session, account: StaffAccount, actor: str) -> None:
    """Let nobody in with this account any more, and end its sessions."""
    account.active = False
    end_sessions(session, account)
    audit.record(session, actor, "staff.deactivate", f"staff_account:{account.id}")


def end_sessions(session: Session, account: StaffAccount) -> None:
    """End all sessions of an account at once."""
    theirs = update(StaffSession).where(StaffSession.account_id == account.id, StaffSession.ended_at.is_(None))
    session.execute(theirs.values(ended_at=utcnow()))


def is_right(account: StaffAccount | None, password: str) -> bool:
    """Whether a password opens an account; where there is none the same work is done, so that nobody can tell."""
    known = account.password_hash if account is not None and account.active else None
    nobodys = _nobodys_hash()
    with _hashing:
        try:
            return _HASHER.verify(known or nobodys, password) and known is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobodys_hash() -> str:
    return _HASHER.hash("nobody signs in with this")


def hash_of(password: str) -> str:
    """Return the hash of a new password. Raises `ValueError` for one that is too short or too long."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise ValueError(f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters")
    with _hashing:
        return _HASHER.hash(password)


def checked(areas: Iterable[str]) -> list[str]:
    """Return the areas, each once and in order. Raises `ValueError` for none, or one outside the two provinces."""
    known = sorted(set(areas))
    if not known or not all(_AREA.fullmatch(area) for area in known):
        raise ValueError(f"an area is a division code of Hebei or Henan, or {BOTH_PROVINCES}")
    return known


def known_name(sign_in_name: str) -> str:
    """Return a sign-in name as it is kept. Raises `ValueError`."""
    name = plain(sign_in_name)
    if not _SIGN_IN_NAME.fullmatch(name):
        raise ValueError("a sign-in name has 2 to 40 letters, digits, characters, or . @ - _")
    return name


def plain(sign_in_name: str) -> str:
    return unicodedata.normalize("NFKC", sign_in_name).strip().lower()
