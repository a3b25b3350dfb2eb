"""One request of staff: who asks, what may be done, and the database that answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server import clock
from server.registry.database import Database
from server.registry.services.people import ConsentWithdrawn, PersonGone
from server.settings import Settings
from server.staff import rights
from server.staff.problems import StaffProblem, conflict, consent_withdrawn, not_found
from server.staff.tokens import BadToken, Staff, read_token

_bearer = HTTPBearer(auto_error=False, description="a token of the office (tongxing staff-token)")


@dataclass(frozen=True)
class Desk:
    """Where a request of staff is answered."""

    staff: Staff
    database: Database
    settings: Settings

    @property
    def area(self) -> str:
        return self.staff.area

    @property
    def actor(self) -> str:
        return self.staff.actor

    @property
    def sees_personal_facts(self) -> bool:
        return rights.sees_personal_facts(self.staff.role)

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


def allowed(verb: rights.Verb, resource: str) -> Callable[[Request, HTTPAuthorizationCredentials | None], Desk]:
    """Return the dependency that lets only those in who may read or write a resource."""

    def desk(request: Request, credentials: Credentials) -> Desk:
        state = request.app.state
        staff = _staff(credentials, state.settings.secret_key)
        if not rights.may(staff.role, verb, resource):
            raise StaffProblem(403, "forbidden", "您的岗位不能做这件事。")
        return Desk(staff, state.database, state.settings)

    return desk


def _staff(credentials: HTTPAuthorizationCredentials | None, secret_key: str) -> Staff:
    if credentials is None or not credentials.credentials:
        raise StaffProblem(401, "token_missing", "请求里没有令牌。请先登录。")
    try:
        return read_token(credentials.credentials, secret_key)
    except BadToken as error:
        raise StaffProblem(401, "token_invalid", "令牌不对或已过期。请重新登录。") from error
