"""Lists, a page at a time: filters by the rows' own fields, and the cursor that leads on."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, Field
from sqlalchemy import ColumnElement

from server.registry.database import Base
from server.staff import rights
from server.staff.fields import Strict
from server.staff.problems import StaffProblem

Item = TypeVar("Item", bound=BaseModel)
Key = int | str


class Page(BaseModel, Generic[Item]):
    """One page of a list; `next_cursor` leads to the following one, none stands for the end."""

    items: list[Item]
    next_cursor: str | None


class Listing(Strict):
    """The query of a list: a subclass names the fields that may narrow it, as the table names them."""

    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, Field(max_length=200)] | None = None

    def conditions(self, model: type[Base]) -> list[ColumnElement[bool]]:
        """Return the conditions of all filters that were given."""
        given = self.model_dump(exclude_none=True, exclude={"limit", "cursor"})
        return [self.condition(model, field, value) for field, value in given.items()]

    def condition(self, model: type[Base], field: str, value: Any) -> ColumnElement[bool]:
        """Return one filter's condition; a division stands for all that lies in it."""
        if field in ("area", "division_code"):
            return rights.within(model, value)
        equal: ColumnElement[bool] = getattr(model, field) == value
        return equal


def write_cursor(table: str, key: Key) -> str:
    """Return the cursor that leads on after the row with this key."""
    return base64.urlsafe_b64encode(f"{table}:{key}".encode()).decode().rstrip("=")


def read_cursor(table: str, cursor: str) -> str:
    """Return the key, as text, after which to go on; raises a 400 problem for a cursor of no list or another one."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        named, _, key = base64.b64decode(padded.encode("ascii"), b"-_", validate=True).decode().partition(":")
    except (binascii.Error, UnicodeError) as error:
        raise malformed_cursor() from error
    if named != table or not key:
        raise malformed_cursor()
    return key


def malformed_cursor() -> StaffProblem:
    return StaffProblem(400, "malformed_cursor", "页码读不懂。请从第一页开始。")
