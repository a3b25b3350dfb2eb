"""Signing in, staying signed in for a while, and signing out."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from server.registry.crypto import keyring
from server.registry.database import hold, utcnow
from server.registry.models import SignInTry, StaffAccount, StaffSession
from server.registry.services import audit, staff_accounts

FREE_TRIES = 5
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=1)
FORGOTTEN_AFTER = timedelta(days=1)


class TooManyTries(Exception):
    """Too many tries have failed for this name from this address; `seconds` is how long to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


@dataclass(frozen=True)
class Lengths:
    """How long a session stands, and how long at most with all renewals."""

    ordinary: timedelta
    longest: timedelta


def count_try(session: Session, sign_in_name: str, address: str, now: datetime | None = None) -> None:
    """Count a try before it is made, so that many at once are counted too. Raises `TooManyTries`.

    The wait grows for one name from one address: a stranger elsewhere keeps nobody out.
    """
    key = _try_key(sign_in_name, address)
    hold(session, key)
    now = now or utcnow()
    forget_tries(session, now)
    before = session.get(SignInTry, key)
    if before is None:
        session.add(SignInTry(key=key, failed=1, last_at=now))
        return
    wait = _wait(before.failed)
    free_from = before.last_at + wait
    if wait and now < free_from:
        raise TooManyTries(max(1, int((free_from - now).total_seconds())))
    before.failed, before.last_at = before.failed + 1, now


def account_of(session: Session, sign_in_name: str) -> StaffAccount | None:
    """Return the account of a name, if there is one."""
    try:
        name = staff_accounts.known_name(sign_in_name)
    except ValueError:
        return None
    return session.scalar(select(StaffAccount).where(StaffAccount.sign_in_name == name))


def sign_in(
    session: Session, account: StaffAccount, sign_in_name: str, address: str, lengths: Lengths
) -> tuple[StaffSession, str]:
    """Open a session for an account whose password was right, and forget the tries; return it with its token."""
    tried = session.get(SignInTry, _try_key(sign_in_name, address))
    if tried is not None:
        session.delete(tried)
    token = f"{account.id}.{secrets.token_urlsafe(32)}"
    opened = open_session(session, account, token, utcnow() + lengths.ordinary, utcnow() + lengths.longest)
    audit.record(session, f"staff:{account.id}", "staff.sign_in", f"staff_account:{account.id}")
    return opened, token


def open_session(
    session: Session, account: StaffAccount, token: str, ends_at: datetime, ends_at_the_latest: datetime
) -> StaffSession:
    """Keep what a token opens."""
    opened = StaffSession(
        account_id=account.id, token_hash=_token_hash(token), ends_at=ends_at, ends_at_the_latest=ends_at_the_latest
    )
    opened.account = account
    session.add(opened)
    session.flush()
    return opened


def find(session: Session, token: str) -> StaffSession | None:
    """Return the session of a token with its account, ended or not."""
    wanted = select(StaffSession).where(StaffSession.token_hash == _token_hash(token))
    return session.scalar(wanted.options(joinedload(StaffSession.account)))


def stands(found: StaffSession, now: datetime | None = None) -> bool:
    """Whether a session still lets its account in."""
    return found.ended_at is None and (now or utcnow()) < found.ends_at and found.account.active


def renew(session: Session, found: StaffSession, lengths: Lengths) -> StaffSession:
    """Let a session that stands go on, up to its longest time."""
    found.ends_at = min(utcnow() + lengths.ordinary, found.ends_at_the_latest)
    return found


def sign_out(session: Session, found: StaffSession) -> None:
    """End a session."""
    found.ended_at = utcnow()
    audit.record(session, f"staff:{found.account_id}", "staff.sign_out", f"staff_account:{found.account_id}")


def forget_tries(session: Session, now: datetime) -> None:
    """Remove the tries of names and addresses that have been quiet for long."""
    session.execute(delete(SignInTry).where(SignInTry.last_at < now - FORGOTTEN_AFTER))


def forget_ended(session: Session, now: datetime) -> None:
    """Remove the sessions that no renewal could lead on to now; one that was ended earlier keeps its token shut."""
    session.execute(delete(StaffSession).where(StaffSession.ends_at_the_latest < now))


def _wait(failed: int) -> timedelta:
    over = failed - FREE_TRIES
    return timedelta(0) if over < 0 else min(FIRST_WAIT * 2 ** min(over, 10), LONGEST_WAIT)


def _try_key(sign_in_name: str, address: str) -> str:
    return keyring().index("staff-sign-in", f"{staff_accounts.plain(sign_in_name)}\n{address}")


def _token_hash(token: str) -> str:
    return keyring().index("staff-token", token)
