"""One request of staff: who asks, what may be done, and the database that answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server import clock
from server.registry.database import Database
from server.registry.services.people import ConsentWithdrawn, PersonGone
from server.settings import Settings
from server.staff import rights
from server.staff.entrance import Member, let_in
from server.staff.problems import StaffProblem, conflict, consent_withdrawn, forbidden, not_found, outside_area
from server.staff.tokens import BadToken

_bearer = HTTPBearer(auto_error=False, description="a token of a sign-in (POST /api/v1/staff-sessions)")


@dataclass(frozen=True)
class Desk:
    """Where a request of staff is answered."""

    staff: Member
    database: Database
    settings: Settings

    @property
    def areas(self) -> tuple[str, ...]:
        return self.staff.areas

    @property
    def actor(self) -> str:
        return self.staff.actor

    @property
    def sees_personal_facts(self) -> bool:
        return rights.sees_personal_facts(self.staff.role)

    def may_decide(self, resource: str) -> bool:
        """Whether the role decides on a resource, and does not only bring it in."""
        return rights.may(self.staff.role, "decide", resource)

    @property
    def today(self) -> date:
        """The day at the office."""
        return clock.today()

    def read(self) -> AbstractContextManager[Session]:
        """Give a session for reading."""
        return self.database.read()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session that commits at the end; what the tables or a missing consent refuse is a 409 problem."""
        try:
            with self.database.write() as session:
                yield session
        except IntegrityError as error:
            raise conflict() from error
        except ConsentWithdrawn as error:
            raise consent_withdrawn() from error
        except PersonGone as error:
            raise not_found() from error


Credentials = Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)]


def signed_in(request: Request, credentials: Credentials) -> Desk:
    """Return the desk of whoever shows a good token in the header; the address of a request is never looked at."""
    if credentials is None or not credentials.credentials:
        raise StaffProblem(401, "token_missing", "请求里没有令牌。请先登录。")
    state = request.app.state
    try:
        member = let_in(credentials.credentials, state.database, state.settings)
    except BadToken as error:
        raise StaffProblem(401, "token_invalid", "令牌不对或已过期。请重新登录。") from error
    return Desk(member, state.database, state.settings)


def allowed(verb: rights.Verb, resource: str) -> Callable[[Desk], Desk]:
    """Return the dependency that lets only those in who may read, write or decide on a resource.

    Whoever answers for no area writes nowhere: what belongs to no office is open to offices alone.
    """

    def with_right(desk: Annotated[Desk, Depends(signed_in)]) -> Desk:
        if not rights.may(desk.staff.role, verb, resource):
            raise forbidden()
        if verb != "read" and not desk.areas:
            raise outside_area()
        return desk

    return with_right
