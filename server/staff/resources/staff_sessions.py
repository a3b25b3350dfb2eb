"""Signing in with a name and a password, going on, and signing out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Literal

from fastapi import Depends, Request
from pydantic import BaseModel, StringConstraints

from server.limits.client import current_client
from server.registry.models import StaffAccount, StaffSession
from server.registry.services import staff_accounts, staff_sessions
from server.settings import Settings
from server.staff.desk import Desk, signed_in
from server.staff.fields import Strict
from server.staff.problems import StaffProblem
from server.staff.routing import resource_router

router = resource_router("staff-sessions")
SignedIn = Annotated[Desk, Depends(signed_in)]
Which = Literal["current"]
"""nobody reads or ends another session than the one of the token"""


class SignIn(Strict):
    name: Annotated[str, StringConstraints(max_length=100)]
    password: Annotated[str, StringConstraints(max_length=staff_accounts.LONGEST_PASSWORD)]


class Session(BaseModel):
    """Who is signed in, with which rights, and until when."""

    account_id: int
    name: str
    role: str
    areas: list[str]
    ends_at: datetime
    ends_at_the_latest: datetime
    """a renewal leads no further; then the password is asked for again"""


class OpenedSession(Session):
    """The token is shown this once."""

    token: str


async def _not_too_many(request: Request) -> None:
    await request.app.state.limits.sign_in()


@router.post("", status_code=201, dependencies=[Depends(_not_too_many)])
def sign_in(given: SignIn, request: Request) -> OpenedSession:
    """Open a session. A wrong name and a wrong password are answered alike."""
    database, settings = request.app.state.database, request.app.state.settings
    address = current_client()
    try:
        with database.write() as session:
            staff_sessions.count_try(session, given.name, address)
    except staff_sessions.TooManyTries as error:
        raise StaffProblem(
            429, "too_many_tries", f"试的次数太多了。请过{error.seconds}秒再试。", {"Retry-After": str(error.seconds)}
        ) from error
    with database.read() as session:
        account = staff_sessions.account_of(session, given.name)
    is_right = staff_accounts.is_right(account, given.password)
    if account is None or not is_right or (account.development and settings.env == "production"):
        raise _not_let_in()
    with database.write() as session:
        held = session.get_one(StaffAccount, account.id, with_for_update=True)
        if not held.active or held.password_hash != account.password_hash:  # changed while the password was looked at
            raise _not_let_in()
        opened, token = staff_sessions.sign_in(session, held, given.name, address, _lengths(settings))
        return OpenedSession(**_shown(opened).model_dump(), token=token)


@router.get("/{which}")
def read_session(which: Which, desk: SignedIn) -> Session:
    """Say who is signed in."""
    with desk.read() as session:
        return _shown(session.get_one(StaffSession, desk.staff.session_id))


@router.patch("/{which}")
def renew_session(which: Which, desk: SignedIn) -> Session:
    """Go on with the same token, up to its longest time."""
    with desk.write() as session:
        found = session.get_one(StaffSession, desk.staff.session_id, with_for_update=True)
        return _shown(staff_sessions.renew(session, found, _lengths(desk.settings)))


@router.delete("/{which}", status_code=204)
def sign_out(which: Which, desk: SignedIn) -> None:
    """End the session; its token opens nothing any more."""
    with desk.write() as session:
        staff_sessions.sign_out(session, session.get_one(StaffSession, desk.staff.session_id))


def _lengths(settings: Settings) -> staff_sessions.Lengths:
    return staff_sessions.Lengths(
        timedelta(minutes=settings.staff_session_minutes), timedelta(hours=settings.staff_session_longest_hours)
    )


def _not_let_in() -> StaffProblem:
    return StaffProblem(401, "sign_in_failed", "名字或密码不对。")


def _shown(found: StaffSession) -> Session:
    account = found.account
    return Session(
        account_id=account.id, name=account.display_name, role=account.role, areas=account.areas,
        ends_at=found.ends_at, ends_at_the_latest=found.ends_at_the_latest,
    )  # fmt: skip
