"""Who asks: the account of a session's token, read anew at each request."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.models import StaffAccount, StaffSession
from server.registry.services import staff_accounts, staff_sessions
from server.settings import Settings
from server.staff.tokens import BadToken, Role, Staff, read_token


@dataclass(frozen=True)
class Member:
    """Somebody of the office, with the rights that the account has now."""

    account_id: int
    session_id: int
    name: str
    role: Role
    areas: tuple[str, ...]

    @property
    def actor(self) -> str:
        """The name under which the audit keeps what was done."""
        return f"staff:{self.account_id}"


def let_in(token: str, database: Database, settings: Settings) -> Member:
    """Return who a token lets in. Raises `BadToken`."""
    with database.read() as session:
        found = staff_sessions.find(session, token)
    if found is None and settings.env == "development":
        found = _first_request(token, database, settings.secret_key)
    if found is None or not staff_sessions.stands(found):
        raise BadToken("no session, or one that has ended")
    if found.account.development and settings.env != "development":
        raise BadToken("an account of development")
    return _member(found)


def _first_request(token: str, database: Database, secret_key: str) -> StaffSession:
    """Open the session of a development token, with its account. Raises `BadToken`."""
    staff, until = read_token(token, secret_key)
    try:
        with database.write() as session:
            return staff_sessions.open_session(session, _account(session, staff), token, until, until)
    except IntegrityError:  # another request with this token was quicker
        with database.read() as session:
            found = staff_sessions.find(session, token)
        if found is None:
            raise
        return found


def _account(session: Session, staff: Staff) -> StaffAccount:
    """Make the development account, or give the one of this name the role and the area that were asked for."""
    try:
        account = staff_accounts.find(session, staff.sign_in_name)
    except staff_accounts.NoSuchAccount:
        try:
            return staff_accounts.create(
                session, staff.sign_in_name, staff.sign_in_name, staff.role, [staff.area], "system", development=True
            )
        except staff_accounts.NameTaken:  # another request was quicker
            account = staff_accounts.find(session, staff.sign_in_name)
    if not account.development or not account.active:
        raise BadToken("the name is that of a real account, or of one that is closed")
    account.role, account.areas = staff.role.value, [staff.area]
    return account


def _member(found: StaffSession) -> Member:
    account = found.account
    return Member(account.id, found.id, account.display_name, Role(account.role), tuple(account.areas))
